using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using RightsRequests.Figures;
using RightsRequests.Office.Tests.Correspondence;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Tests.Private;

namespace RightsRequests.Office.Tests.Figures;

public sealed partial class WatchingTheOffice(OfficeFixture postgres)
{
    [Fact]
    public async Task Operators_see_cases_effects_timers_holders_and_incidents()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await office.AskedAsync();
        var state = await ReadAsync(office);
        Assert.Equal(("access", "15+", 1), Assert.Single(state.Cases));
        Assert.Equal(("holder", 1), Assert.Single(state.Waiting));
        Assert.Equal(("ask-holders", 1), Assert.Single(state.Steps));
        Assert.Equal(("crm", "bus", 1), Assert.Single(state.Asked));
        Assert.Equal((0, 0), (state.LateTimers, state.Effects.Count));

        office.Office.Clock.Advance(Duration.FromHours(10));
        await office.AnswerAsync("{", "crm", office.Bus.Asked.Single().Query.QueryId);
        await office.AnswerAsync(AnsweringQueries.Answer(office.Bus.Asked.Single().Query.QueryId));
        state = await ReadAsync(office);
        Assert.Equal(("crm", 1), Assert.Single(state.Incidents));
        Assert.Empty(state.Asked);
        Assert.Equal(("crm", 36000, 36000), Assert.Single(state.AnswerSeconds));
        Assert.NotEmpty(state.Effects);

        office.Office.Clock.Advance(Duration.FromDays(60));
        await office.Office.ExecuteAsync("UPDATE effects SET next_at = next_at - interval '2 days' WHERE state = 'pending'");
        state = await ReadAsync(office);
        Assert.Equal("late", Assert.Single(state.Cases).DaysLeft);
        Assert.True(state.LateTimers > 0);
        Assert.True(state.OldestTimerSeconds > 86_400);
        Assert.True(state.OldestEffectSeconds > 86_400);
    }

    [Fact]
    public async Task No_operator_is_woken_for_a_limit_that_does_not_run()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var suspended = (await office.Office.FileAsync(Requests.Access())).Cases[0].Id;
        await office.Office.ActAsync(suspended, TestOffice.Agent, "suspend", null, ("reason", "Attente."));
        var reopened = (await office.Office.FileAsync(Requests.Access("odilon.brightwater@example.org"))).Cases[0].Id;
        await LettersOfEveryRight.RunAsync(office, reopened);
        await office.Office.ActAsync(reopened, TestOffice.Dpo, "reopen", null, ("reason", "Une réponse s’était perdue."));
        office.Office.Clock.AdvanceDays(60);

        Assert.Equal([("access", "answered", 1L), ("access", "suspended", 1L)], (await ReadAsync(office)).Cases.Order());
    }

    [Fact]
    public void Dashboard_and_alerts_name_only_metrics_there_are_and_miss_none()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == OfficeMeter.Name)
                {
                    known.Add($"{OfficeMeter.Name}_{instrument.Name}");
                }
            },
        };
        listener.Start();
        using var worker = new GaugeWorker(null!, null!, NullLogger<GaugeWorker>.Instance, ["web"]);
        _ = new SealGauge(null!, null!);
        OfficeMeter.TimerFired(Duration.Zero);
        var dashboard = Names("grafana", "rights-requests.json");

        Assert.Empty(dashboard.Union(Names("prometheus", "alerts.yaml")).Except(known));
        Assert.Empty(known.Except(dashboard).Except(["rights_state_known", "rights_timer_lateness_seconds"]));
    }

    [Fact]
    public void Each_alert_says_in_both_languages_what_it_is_and_what_to_do_and_people_are_woken_where_no_web_or_no_worker_runs_or_answers_fail()
    {
        var alerts = File.ReadAllText(Repository.PathOf("deploy", "prometheus", "alerts.yaml")).Split("- alert: ")[1..];

        Assert.All(alerts, alert => Assert.All(["summary", "what"], said => Assert.Matches($"(?m)^ +{said}: \".+ / .+\"$", alert)));
        foreach (var wakes in new[] { "absent(rights_state_known{role=\"web\"})", "absent(rights_state_known{role=\"worker\"})", "http_requests_received_total{code=\"500\"}" })
        {
            Assert.Contains(alerts, alert => alert.Contains(wakes, StringComparison.Ordinal) && alert.Contains("severity: page", StringComparison.Ordinal));
        }
    }

    private static HashSet<string> Names(string folder, string file) =>
        [.. Metric().Matches(File.ReadAllText(Repository.PathOf("deploy", folder, file))).Select(found => found.Value)];

    private static Task<OfficeState> ReadAsync(CorrespondingOffice office) => office.Office.InScopeAsync((OfficeStateReader reader) => reader.ReadAsync(default));

    [GeneratedRegex("rights_[a-z_]+")]
    private static partial Regex Metric();
}
