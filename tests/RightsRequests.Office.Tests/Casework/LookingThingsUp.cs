using Microsoft.EntityFrameworkCore;
using Npgsql;
using RightsRequests.Casework;
using RightsRequests.EvidenceFiles;
using RightsRequests.Intake;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Retention;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Casework;

/// <summary>What a case takes must not grow with the register. Where the database is told to read no table whole, it does so only for what cannot be looked up.</summary>
public sealed class LookingThingsUp(OfficeFixture postgres)
{
    // Those that grow with the register.
    private static readonly string[] Growing =
        ["access_sessions", "audit_entries", "case_figures", "case_keys", "case_outcomes", "cases", "effects", "holder_answers", "holder_queries", "inbox", "letters", "postings", "request_files", "requests", "search_tokens", "timers"];

    // One asks for the lines of a run, and only the development outbox keeps mails.
    private static readonly string[] NeverAskedByCase = ["bulk_lines", "mails"];

    [Fact]
    public async Task No_step_of_a_case_reads_a_table_whole()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await office.Office.ExecuteAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET enable_seqscan = off', current_database()); END $$");
        // Once in the life of a database the first key that opens proves the key file.
        Assert.Null(await office.Office.InScopeAsync((KeyFit fit) => fit.FaultAsync(default)));
        var before = await ReadWholeAsync(office.Office);

        await LiveAsync(office);

        Assert.Equal(before, await ReadWholeAsync(office.Office));
    }

    [Fact]
    public async Task What_belongs_to_a_case_or_a_request_is_found_by_it()
    {
        await using var office = await postgres.OfficeAsync();

        var without = await office.InScopeAsync(async (NpgsqlDataSource source) =>
        {
            await using var command = source.CreateCommand(
                """
                SELECT string_agg(col.attrelid::regclass || '.' || col.attname, ', ' ORDER BY col.attrelid::regclass::text) FROM pg_attribute col JOIN pg_class ON pg_class.oid = col.attrelid
                WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND col.attname IN ('case_id', 'request_id') AND relname <> ALL ($1)
                    AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = col.attrelid AND indkey[0] = col.attnum AND indpred IS NULL)
                """);
            command.Parameters.Add(new() { Value = NeverAskedByCase });
            return await command.ExecuteScalarAsync() as string;
        });

        Assert.True(without is null, $"No index: {without}");
    }

    private static async Task LiveAsync(CorrespondingOffice office)
    {
        var (filed, id) = await office.AskedAsync();
        var other = await office.Office.FileAsync(Requests.Access() with { Rights = ["erasure", "restriction"], Details = new(Directives: new("destroy")) });
        await office.AnswerAsync(AnsweringQueries.Answer(Assert.Single(office.Bus.Asked).Query.QueryId));
        await office.DoAsync(id, TestOffice.Agent, "accept-answers");
        await office.DoAsync(id, TestOffice.Dpo, "approve");
        await office.DrainAsync();
        await office.DoAsync(id, TestOffice.Dpo, "approve-letter");
        await office.DoAsync(other.Cases[0].Id, TestOffice.Agent, "withdraw");
        await office.DrainAsync();

        var seen = await office.Office.CaseAsync(id);
        Assert.Equal("closed", seen.State);
        Assert.Equal(2, seen.Related.Count);
        Assert.NotNull(await office.Office.InScopeAsync((CaseDesk desk) => desk.BackgroundAsync(id, default)));
        Assert.NotNull(await office.Office.StatusAsync(filed));
        Assert.NotNull(await office.OpenSessionAsync(filed.Reference, filed.TrackingCode));
        Assert.NotNull(await office.Office.InScopeAsync((CaseDesk desk) => desk.LetterAsync(id, seen.Letters[^1].Id, default)));
        await office.Office.InScopeAsync((EvidenceFileDesk desk) => desk.ExportAsync(id, TestOffice.Dpo, default));

        var request = await office.Office.InScopeAsync((OfficeDb db) => db.Cases.Where(row => row.Id == id).Select(row => row.RequestId).SingleAsync());
        Assert.Single(await office.Office.InScopeAsync((DirectivesRegister register) => register.OfAsync(request, afterDeath: true, default)));
        Assert.Equal("open-related-case", await office.Office.InScopeAsync((RetentionReader reader) => reader.KeptBecauseAsync(request, default)));
        Assert.IsType<Erased>(await office.Office.InScopeAsync((RetentionDesk desk) => desk.EraseAsync(filed.Reference, "denis", "court-order", openToo: false, default)));
    }

    /// <summary>Ends all sessions but one: they tell what they have read when they end.</summary>
    internal static async Task EndSessionsAsync(TestOffice office)
    {
        office.Service<NpgsqlDataSource>().Clear();
        while (await office.CountAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()") > 1)
        {
            await Task.Delay(20);
        }
    }

    private static async Task<string> ReadWholeAsync(TestOffice office)
    {
        await EndSessionsAsync(office);
        return await office.InScopeAsync(async (NpgsqlDataSource source) =>
        {
            await using var command = source.CreateCommand("SELECT string_agg(relname || ' ' || seq_scan, ', ' ORDER BY relname) FROM pg_stat_user_tables WHERE relname = ANY ($1)");
            command.Parameters.Add(new() { Value = Growing });
            return (string)(await command.ExecuteScalarAsync())!;
        });
    }
}
