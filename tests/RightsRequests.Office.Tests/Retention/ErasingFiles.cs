using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.Delivery;
using RightsRequests.Intake;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Retention;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Retention;

/// <summary>Six years after the answer the file goes, unless something keeps it; the entry of the register remains.</summary>
public sealed class ErasingFiles(OfficeFixture postgres)
{
    private static readonly Instant LastDay = Instant.FromUtc(2032, 4, 1, 9, 0);
    private static readonly Instant DayAfter = Instant.FromUtc(2032, 4, 2, 9, 0);

    private static Task<RetentionReport> RunAsync(TestOffice office, bool dryRun = false) =>
        office.InScopeAsync((RetentionDesk desk) => desk.RunAsync(dryRun, default));

    private static async Task<FiledRequest> EndedAsync(TestOffice office, NewRequest? request = null)
    {
        var filed = await office.FileAsync(request);
        foreach (var one in filed.Cases)
        {
            Assert.IsType<Acted>(await office.ActAsync(one.Id, TestOffice.Agent, "withdraw"));
        }

        return filed;
    }

    [Fact]
    public async Task It_is_kept_on_the_last_day_and_erased_the_day_after()
    {
        await using var office = await postgres.OfficeAsync(keyFile: OfficeFixture.NewKeyFile());
        var filed = await EndedAsync(office);
        office.Clock.Reset(LastDay);
        Assert.Empty((await RunAsync(office)).Requests);

        office.Clock.Reset(DayAfter);
        var planned = await RunAsync(office, dryRun: true);
        var kept = await office.CaseAsync(filed.Cases[0].Id);
        var done = await RunAsync(office);
        var again = await RunAsync(office);

        Assert.Equal(planned.Requests, done.Requests);
        var line = Assert.Single(done.Requests);
        Assert.Equal((filed.Reference, new LocalDate(2026, 4, 1), new LocalDate(2032, 4, 1), null), (line.Reference, line.AnsweredOn, line.LastDay, line.KeptBecause));
        Assert.NotNull(kept.Subject);
        Assert.Empty(again.Requests);
        var view = await office.CaseAsync(filed.Cases[0].Id);
        Assert.Equal(DayAfter, view.ErasedAt);
        Assert.Null(view.Subject);
        Assert.Empty(view.AvailableActions);
        Assert.Equal(("erased", "system", "retention-over"), (view.Timeline[^1].What, view.Timeline[^1].Actor, view.Timeline[^1].Detail));
    }

    [Fact]
    public async Task The_day_of_the_end_is_that_of_the_organisations_own_time_zone()
    {
        await using var office = await postgres.OfficeAsync(
            services =>
            {
                var policy = (Policy)services.Last(one => one.ServiceType == typeof(Policy)).ImplementationInstance!;
                services.AddSingleton(policy with { Organisation = policy.Organisation with { Establishment = policy.Organisation.Establishment with { TimeZoneId = "America/Guadeloupe" } } });
            },
            OfficeFixture.NewKeyFile());
        // In Paris it is the next day already.
        office.Clock.Reset(Instant.FromUtc(2026, 4, 1, 23, 30));
        var filed = await EndedAsync(office);
        office.Clock.Reset(DayAfter);

        var line = Assert.Single((await RunAsync(office)).Requests);
        Assert.Equal((filed.Reference, new LocalDate(2026, 4, 1)), (line.Reference, line.AnsweredOn));
    }

    [Fact]
    public async Task What_nobody_confirmed_goes_a_year_after_its_closing_and_what_was_withdrawn_stays()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var unconfirmed = await office.Office.FileAsync(Requests.Access("balthazar.thimblewick@example.org"));
        await EndedAsync(office.Office);
        await office.DrainAsync();
        Assert.IsType<Acted>(await office.Office.ActAsync(unconfirmed.Cases[0].Id, TestOffice.Agent, "doubt-identity", null, ("reasons", "L’adresse diffère.")));
        for (var week = 0; week < 6; week++)
        {
            office.Office.Clock.Advance(Duration.FromDays(7));
            while (await office.Office.InScopeAsync((TimerRunner timers) => timers.RunOneAsync(default)))
            {
            }

            await office.DrainAsync();
        }

        await office.DoAsync(unconfirmed.Cases[0].Id, TestOffice.Dpo, "approve-letter");
        await office.DrainAsync();
        Assert.Equal("closed", (await office.Office.CaseAsync(unconfirmed.Cases[0].Id)).State);
        office.Office.Clock.Advance(Duration.FromDays(365));
        Assert.Empty((await RunAsync(office.Office, dryRun: true)).Requests);

        office.Office.Clock.Advance(Duration.FromDays(1));
        var planned = Assert.Single((await RunAsync(office.Office, dryRun: true)).Requests);
        Assert.Equal(planned, Assert.Single((await RunAsync(office.Office)).Requests));
        Assert.Equal((unconfirmed.Reference, planned.AnsweredOn.PlusDays(365), null), (planned.Reference, planned.LastDay, planned.KeptBecause));
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM case_keys"));
    }

    [Fact]
    public async Task Only_the_entry_of_the_register_remains()
    {
        await using var office = await postgres.OfficeAsync(keyFile: OfficeFixture.NewKeyFile());
        var filed = await EndedAsync(office);
        office.Clock.Reset(DayAfter);

        await RunAsync(office);

        foreach (var table in new[] { "case_keys", "search_tokens", "effects", "timers", "inbox", "holder_answers", "request_files", "access_sessions", "postings", "mails" })
        {
            Assert.Equal((table, 0L), (table, await office.CountAsync($"SELECT count(*) FROM {table}")));
        }

        Assert.Equal(0, await office.CountAsync("SELECT coalesce(sum(octet_length(content)), 0) FROM (SELECT content FROM requests UNION ALL SELECT content FROM cases) kept"));
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM case_figures"));
        Assert.IsType<AuditIntact>(await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)));

        var status = await office.StatusAsync(filed);
        Assert.Equal((DayAfter, "withdrawn"), (status!.ErasedAt, status.State));
        Assert.Empty(status.Documents);
        Assert.Null(await office.InScopeAsync((SubjectAccess access) => access.OpenAsync(filed.Reference, filed.TrackingCode, default)));
        Assert.IsType<ActNotAllowed>(await office.ActAsync(filed.Cases[0].Id, TestOffice.Dpo, "reopen", null, ("reason", "x")));
        Assert.IsType<NotAllowedNow>(await office.HandleAsync(filed.Cases[0].Id, new AddressConfirmed("late")));
    }

    [Fact]
    public async Task A_legal_hold_keeps_it_until_it_is_released()
    {
        await using var office = await postgres.OfficeAsync(keyFile: OfficeFixture.NewKeyFile());
        var filed = await EndedAsync(office);
        await office.ActAsync(filed.Cases[0].Id, TestOffice.Dpo, "legal-hold", null, ("hold", "keep"));
        office.Clock.Reset(DayAfter);

        Assert.Equal("legal-hold", Assert.Single((await RunAsync(office)).Requests).KeptBecause);
        Assert.IsType<EraseRefused>(await office.InScopeAsync((RetentionDesk desk) => desk.EraseAsync(filed.Reference, "denis", "court-order", openToo: true, default)));

        await office.ActAsync(filed.Cases[0].Id, TestOffice.Dpo, "legal-hold", null, ("hold", "release"));
        office.Clock.Reset(DayAfter + Duration.FromDays(6 * 366));
        Assert.Null(Assert.Single((await RunAsync(office)).Requests).KeptBecause);
    }

    [Fact]
    public async Task An_open_case_of_the_same_person_keeps_it()
    {
        await using var office = await postgres.OfficeAsync(keyFile: OfficeFixture.NewKeyFile());
        await EndedAsync(office);
        office.Clock.Reset(DayAfter);
        var later = await office.FileAsync();

        Assert.Equal("open-related-case", Assert.Single((await RunAsync(office)).Requests).KeptBecause);

        await office.ActAsync(later.Cases[0].Id, TestOffice.Agent, "withdraw");
        Assert.Null(Assert.Single((await RunAsync(office)).Requests).KeptBecause);
    }

    [Fact]
    public async Task Directives_for_after_death_keep_it()
    {
        await using var office = await postgres.OfficeAsync(keyFile: OfficeFixture.NewKeyFile());
        await EndedAsync(office, Requests.Access() with { Details = new(Directives: new("destroy")) });
        office.Clock.Reset(DayAfter);

        Assert.Equal("directives", Assert.Single((await RunAsync(office)).Requests).KeptBecause);
    }

    [Fact]
    public async Task A_request_that_is_still_open_never_goes()
    {
        await using var office = await postgres.OfficeAsync(keyFile: OfficeFixture.NewKeyFile());
        var filed = await office.FileAsync();
        office.Clock.Reset(Instant.FromUtc(2050, 1, 1, 0, 0));

        Assert.Empty((await RunAsync(office)).Requests);
        Assert.Equal(new EraseRefused("open-case"), await office.InScopeAsync((RetentionDesk desk) => desk.EraseAsync(filed.Reference, "denis", "court-order", openToo: false, default)));
    }

    [Fact]
    public async Task What_the_console_wrote_down_goes_after_a_year_and_the_trail_says_so()
    {
        await using var office = await postgres.OfficeAsync(keyFile: OfficeFixture.NewKeyFile());
        await office.ExecuteAsync("INSERT INTO bulk_runs (id, by, action, at) VALUES (gen_random_uuid(), 'agnes', 'assign', '2026-04-01'), (gen_random_uuid(), 'agnes', 'assign', '2027-01-01')");
        office.Clock.Reset(Instant.FromUtc(2027, 4, 2, 9, 0));

        var planned = await RunAsync(office, dryRun: true);
        var done = await RunAsync(office);

        Assert.Equal(1, planned.Swept["list-actions"]);
        Assert.Equal(planned.Swept, done.Swept);
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM bulk_runs"));
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM audit_entries WHERE what = 'swept' AND detail = 'list-actions=1'"));
        Assert.IsType<AuditIntact>(await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)));
    }
}
