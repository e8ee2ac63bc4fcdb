using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.Holders;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Holders;

public sealed class PausingHolders(OfficeFixture postgres)
{
    private const string Wrong = """{"schema":"rights.answer/1"}""";

    [Fact]
    public async Task After_three_incidents_nothing_is_asked_until_the_DPO_says_why_it_may_go_on()
    {
        await using var office = await StartAsync();
        await WrongAsync(office, 2);
        Assert.Empty(await PausedAsync(office));
        await WrongAsync(office, 1);
        Assert.Equal(["crm"], await PausedAsync(office));
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM audit_entries WHERE what = 'holder-paused' AND detail = 'crm incidents=3'"));
        await WrongAsync(office, 2);
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM holder_pauses"));

        // The case goes on to its holder, and its query waits.
        var (_, id) = await office.AskedAsync();
        Assert.Empty(office.Bus.Asked);
        office.Office.Clock.Advance(Duration.FromDays(40));
        await office.Office.InScopeAsync((TimerRunner timers) => timers.RunOneAsync(default));
        Assert.Empty((await office.Office.CaseAsync(id)).Incidents);
        Assert.IsType<ResumeForbidden>(await ResumeAsync(office, TestOffice.Agent, "mended"));
        Assert.IsType<ResumeRefused>(await ResumeAsync(office, TestOffice.Dpo, "  "));
        Assert.IsType<ResumeRefused>(await ResumeAsync(office, TestOffice.Dpo, new string('x', 501)));

        Assert.IsType<HolderResumed>(await ResumeAsync(office, TestOffice.Dpo, "Their version 2.1 mends it"));

        Assert.IsType<HolderNotPaused>(await ResumeAsync(office, TestOffice.Dpo, "again"));
        await office.Office.ExecuteAsync("UPDATE effects SET next_at = clock_timestamp() - interval '1 second' WHERE state = 'pending'");
        await office.DrainAsync();
        Assert.Equal("crm", office.Bus.Asked.First().Holder);
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM audit_entries WHERE what = 'holder-resumed' AND actor = 'denis' AND detail = 'crm'"));
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM holder_pauses WHERE position('version' in encode(reason, 'escape')) > 0"));
        Assert.IsType<AuditIntact>(await office.Office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)));
        var line = (await ListAsync(office)).Single(one => one.Holder == "crm");
        Assert.Equal((null, "denis", "Their version 2.1 mends it"), (line.PausedAt, line.Resumed!.By, line.Resumed.Reason));
    }

    [Fact]
    public async Task What_was_before_a_resumption_or_a_day_ago_pauses_nobody()
    {
        await using var office = await StartAsync();
        await WrongAsync(office, 2);
        office.Office.Clock.Advance(Duration.FromHours(25));
        await WrongAsync(office, 2);
        Assert.Empty(await PausedAsync(office));
        await WrongAsync(office, 1);
        Assert.Single(await PausedAsync(office));

        office.Office.Clock.Advance(Duration.FromMinutes(1));
        await ResumeAsync(office, TestOffice.Dpo, "mended");
        office.Office.Clock.Advance(Duration.FromMinutes(1));
        await WrongAsync(office, 2);
        Assert.Empty(await PausedAsync(office));
        Assert.Equal(2, (await ListAsync(office)).Single(one => one.Holder == "crm").Incidents);
        await WrongAsync(office, 1);
        Assert.Single(await PausedAsync(office));
    }

    [Fact]
    public async Task Nobody_is_paused_by_what_another_sends_in_its_name()
    {
        await using var office = await StartAsync();
        await office.AskedAsync();
        var query = office.Bus.Asked.Single().Query.QueryId;
        for (var sent = 0; sent < 4; sent++)
        {
            await office.AnswerAsync(Answer(query, $"{sent}"), user: "care-centres");
            await office.AnswerAsync(Answer(query, $"{sent}"), user: null);
        }

        Assert.Equal(["care-centres"], await PausedAsync(office));
    }

    [Fact]
    public async Task Answers_that_were_taken_and_tell_of_failure_count_too()
    {
        await using var office = await StartAsync(threshold: 1);
        await office.AskedAsync();
        await office.AnswerAsync($$"""{"schema":"rights.answer/1","queryId":"{{office.Bus.Asked.Single().Query.QueryId}}","holder":"crm","outcome":"failed","reason":"down"}""");
        Assert.Equal(["crm"], await PausedAsync(office));
    }

    [Fact]
    public async Task The_team_is_told_once()
    {
        await using var office = await StartAsync();
        await WrongAsync(office, 3);

        Assert.Equal(1, await office.Office.InScopeAsync((PauseMail mail) => mail.SendAsync(default)));
        Assert.Equal(0, await office.Office.InScopeAsync((PauseMail mail) => mail.SendAsync(default)));

        var mail = Assert.Single(await office.MailsAsync()).Mail;
        Assert.Equal("Relation adhérents et prospection n’est plus interrogé : 3 incidents", mail.Subject);
        Assert.Contains("Member relations and marketing", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/console/holders", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_holder_fetches_nothing_either()
    {
        await using var office = await StartAsync(more: services => services.AddHolder("crm", holder => holder with { Transport = Transport.Http }));
        await office.AskedAsync();
        await WrongAsync(office, 3);
        Assert.Empty(await office.Office.InScopeAsync((QueryShelf shelf) => shelf.TakeAsync("crm", Duration.FromMinutes(1), default)));

        await ResumeAsync(office, TestOffice.Dpo, "mended");

        Assert.Single(await office.Office.InScopeAsync((QueryShelf shelf) => shelf.TakeAsync("crm", Duration.FromMinutes(1), default)));
    }

    private Task<CorrespondingOffice> StartAsync(int threshold = 3, Action<IServiceCollection>? more = null) => CorrespondingOffice.StartAsync(postgres, services =>
    {
        var options = (OfficeOptions)services.Last(one => one.ServiceType == typeof(OfficeOptions)).ImplementationInstance!;
        services.AddSingleton(options with { PauseAfterIncidents = threshold });
        more?.Invoke(services);
    });

    private int sentSoFar;

    // Each another: the same one twice is one incident.
    private async Task WrongAsync(CorrespondingOffice office, int times)
    {
        for (var sent = 0; sent < times; sent++)
        {
            await office.AnswerAsync(Wrong + new string(' ', ++sentSoFar));
        }
    }

    private static string Answer(string query, string label) =>
        $$"""{"schema":"rights.answer/1","queryId":"{{query}}","holder":"crm","outcome":"partial","reason":"{{label}}"}""";

    private static async Task<IReadOnlyList<string>> PausedAsync(CorrespondingOffice office) =>
        [.. await office.Office.InScopeAsync((HolderTrustDesk desk) => desk.PausedAsync(default))];

    private static Task<IReadOnlyList<TrustedHolder>> ListAsync(CorrespondingOffice office) =>
        office.Office.InScopeAsync((HolderTrustDesk desk) => desk.ListAsync(default));

    private static Task<ResumeOutcome> ResumeAsync(CorrespondingOffice office, Actor actor, string reason) =>
        office.Office.InScopeAsync((HolderTrustDesk desk) => desk.ResumeAsync("crm", actor, reason, default));
}
