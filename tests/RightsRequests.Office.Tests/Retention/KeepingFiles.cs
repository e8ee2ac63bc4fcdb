using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Office.Tests.Logging;
using RightsRequests.Retention;
using RightsRequests.Storage;
using RightsRequests.Tests.Private;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Retention;

/// <summary>What keeps a file beyond its time, what retention will not do, and that no table is forgotten by it.</summary>
public sealed class KeepingFiles(OfficeFixture postgres)
{
    private static readonly Instant DayAfter = Instant.FromUtc(2032, 4, 2, 9, 0);

    // What is left of an erased request, and why.
    private static readonly Dictionary<string, string> Remaining = new()
    {
        ["audit_entries"] = "the trail, which names nobody but staff",
        ["case_outcomes"] = "outcomes and grounds of the register entry",
        ["holder_queries"] = "who was asked when: ids and days",
        ["issued_letters"] = "the hash of what was sent, so that a letter shown in a court is known again",
        ["bulk_lines"] = "swept after a year with the console's own lines",
    };

    [Fact]
    public async Task A_restriction_in_force_keeps_it_and_one_that_was_refused_does_not()
    {
        await using var office = await postgres.OfficeAsync(keyFile: OfficeFixture.NewKeyFile());
        var inForce = await EndedAsync(office, Outcome.Granted, "zephyrine.quillfeather@example.org");
        var refused = await EndedAsync(office, Outcome.Refused, "balthazar.thimblewick@example.org");
        office.Clock.Reset(DayAfter);

        var done = await office.InScopeAsync((RetentionDesk desk) => desk.RunAsync(dryRun: false, default));

        Assert.Equal("restriction-in-force", Assert.Single(done.Requests, line => line.Reference == inForce).KeptBecause);
        Assert.Null(Assert.Single(done.Requests, line => line.Reference == refused).KeptBecause);
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM case_keys"));
    }

    [Fact]
    public async Task One_lifted_after_years_is_kept_from_its_lifting_on()
    {
        await using var office = await postgres.OfficeAsync(keyFile: OfficeFixture.NewKeyFile());
        var reference = await EndedAsync(office, Outcome.Granted, "zephyrine.quillfeather@example.org");
        await office.ExecuteAsync("UPDATE case_figures SET answered_on = '2026-04-01'");
        var id = await office.InScopeAsync((OfficeDb db) => db.Cases.Select(row => row.Id).SingleAsync());
        office.Clock.Reset(DayAfter);
        await LiftAsync(office, id);

        var done = await office.InScopeAsync((RetentionDesk desk) => desk.RunAsync(dryRun: false, default));
        Assert.DoesNotContain(done.Requests, line => line.Reference == reference);
        office.Clock.Reset(Instant.FromUtc(2038, 4, 3, 9, 0));
        done = await office.InScopeAsync((RetentionDesk desk) => desk.RunAsync(dryRun: false, default));
        Assert.Equal(new LocalDate(2038, 4, 2), Assert.Single(done.Requests, line => line is { KeptBecause: null } && line.Reference == reference).LastDay);
    }

    [Fact]
    public async Task With_a_key_file_of_the_first_form_the_worker_erases_nothing_and_says_what_to_do()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("own-keys").FullName, "content.key");
        await File.WriteAllTextAsync(file, Convert.ToBase64String(Enumerable.Range(1, 32).Select(one => (byte)one).ToArray()));
        using var logs = new LogCollector();
        await using var office = await postgres.OfficeAsync(services => services.AddLogging(log => log.AddProvider(logs)), file);
        await EndedAsync(office, Outcome.Refused, "zephyrine.quillfeather@example.org");
        office.Clock.Reset(DayAfter);

        using var worker = new RetentionWorker(office.Service<IServiceScopeFactory>(), office.Service<ClockWatch>(), office.Service<ILogger<RetentionWorker>>());
        await worker.StartAsync(default);
        for (var end = DateTime.UtcNow.AddMinutes(3); !logs.Lines.Any(line => line.Contains("retention", StringComparison.OrdinalIgnoreCase) && line.Contains("rights-requests keys rotate", StringComparison.Ordinal)); await Task.Delay(50))
        {
            Assert.True(DateTime.UtcNow < end, string.Join('\n', logs.Lines));
        }

        await worker.StopAsync(default);
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM case_keys"));
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM requests WHERE erased_at IS NOT NULL"));
    }

    [Fact]
    public async Task Every_table_with_something_of_a_request_is_cleared_or_is_said_to_remain()
    {
        await using var office = await postgres.OfficeAsync();
        var tables = await office.InScopeAsync((OfficeDb db) => db.Database.SqlQuery<string>(
            $"""
            SELECT DISTINCT table_name AS "Value" FROM information_schema.columns
            WHERE table_schema = 'public' AND column_name IN ('case_id', 'request_id', 'query_id', 'evidence_id', 'letter_id')
            """).ToListAsync());
        var eraser = await File.ReadAllTextAsync(Repository.PathOf("src", "RightsRequests", "Retention", "RequestEraser.cs"));

        var forgotten = tables.Where(table => !Remaining.ContainsKey(table)
            && !eraser.Contains($"DELETE FROM {table} ", StringComparison.Ordinal) && !eraser.Contains($"UPDATE {table} ", StringComparison.Ordinal));

        Assert.Empty(forgotten);
        Assert.Empty(Remaining.Keys.Except(tables));
    }

    // As the workers and the holders would.
    private static async Task LiftAsync(TestOffice office, Guid id)
    {
        Assert.IsType<Acted>(await office.ActAsync(id, TestOffice.Agent, "lift-restriction"));
        var letter = (await office.InScopeAsync((CaseVault vault) => vault.StateAsync(id, default))).Letters[^1].Id;
        await office.HandleAsync(id, new LetterTypeset("lift/typeset", letter));
        Assert.IsType<Acted>(await office.ActAsync(id, TestOffice.Dpo, "approve-letter"));
        await office.HandleAsync(id, new LetterSigned("lift/signed", letter));
        await office.HandleAsync(id, new LetterSent("lift/sent", letter));
        while ((await office.CaseAsync(id)).AvailableActions.FirstOrDefault(offer => offer.Action == "decide-without-holder") is { } offer)
        {
            Assert.IsType<Acted>(await office.ActAsync(id, TestOffice.Agent, offer.Action, null, ("holder", offer.Fields[0].Options![0]), ("reason", "Motif.")));
        }

        Assert.Equal("closed", (await office.CaseAsync(id)).State);
    }

    // A restriction as it is once answered; how it came to that, the scenarios of the case machine show.
    private static async Task<string> EndedAsync(TestOffice office, Outcome outcome, string email)
    {
        var filed = await office.FileAsync(Requests.Access(email) with { Rights = ["restriction"] });
        var id = filed.Cases[0].Id;
        await office.ActAsync(id, TestOffice.Agent, "confirm-identity");
        Assert.IsType<Acted>(await office.ActAsync(id, TestOffice.Agent, "withdraw"));
        await office.InScopeAsync(async (CaseVault vault) =>
        {
            var state = await vault.StateAsync(id, default);
            Assert.NotEmpty(state.Assessment);
            state = state with { Status = CaseStatus.Closed, Assessment = [.. state.Assessment.Select(one => one with { Decided = outcome })] };
            var content = office.Service<ContentCipher>().SealJson(await vault.KeyOfCaseAsync(id, default), state, Purpose.CaseState);
            return await office.InScopeAsync((OfficeDb db) => db.Database.ExecuteSqlAsync($"UPDATE cases SET state = 'closed', content = {content} WHERE id = {id}"));
        });
        return filed.Reference;
    }
}
