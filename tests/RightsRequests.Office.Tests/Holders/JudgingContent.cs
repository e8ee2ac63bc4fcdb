using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Files;
using RightsRequests.Holders;
using RightsRequests.Office.Tests.Files;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Holders;

public sealed class JudgingContent(OfficeFixture postgres)
{
    private const string Record = """{"activity":"newsletter","category":"identification","label":"Adresse","value":"3 allée des Mirabelles"}""";

    [Fact]
    public async Task Infected_content_is_not_stored_and_none_is_taken_unscanned()
    {
        using var clamd = new FakeClamd();
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddSingleton(new FileScanner(clamd.Address)));
        await office.AskedAsync();
        var query = Guid.Parse(Assert.Single(office.Bus.Asked).Query.QueryId);

        Assert.Equal(1, Assert.IsType<ContentInvalid>(await WriteAsync(office, query, Record.Replace("3 allée", "EICAR", StringComparison.Ordinal))).Line);
        Assert.IsType<ContentComplete>(await WriteAsync(office, query, Record));
        clamd.Dispose();
        Assert.IsType<ContentUnscanned>(await WriteAsync(office, query, Record));
    }

    [Fact]
    public async Task A_piece_that_was_put_in_anothers_place_is_not_opened()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await office.AskedAsync();
        var query = Guid.Parse(Assert.Single(office.Bus.Asked).Query.QueryId);
        var body = string.Concat(Enumerable.Repeat(Record + "\r\n", 20_000));
        var complete = Assert.IsType<ContentComplete>(await WriteAsync(office, query, body));
        Assert.Equal(20_000, complete.Records);
        await office.Office.ExecuteAsync("UPDATE holder_content_chunks SET number = CASE number WHEN 0 THEN 100 ELSE number END; UPDATE holder_content_chunks SET number = 0 WHERE number = 1; UPDATE holder_content_chunks SET number = 1 WHERE number = 100");

        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => office.Office.InScopeAsync(async (ContentStore store) =>
        {
            var row = (await store.FindAsync(query, default))!;
            return await store.HashAsync(row, await office.Office.InScopeAsync((CaseVault vault) => vault.KeyOfCaseAsync(row.CaseId, default)), default);
        }));
    }

    [Fact]
    public async Task Whoever_uploads_beside_somebody_else_stores_nothing_twice()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await office.AskedAsync();
        var query = Guid.Parse(Assert.Single(office.Bus.Asked).Query.QueryId);
        var body = string.Concat(Enumerable.Repeat(Record + "\n", 40_000));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => TryAsync(office, query, body)));

        Assert.Contains(outcomes, one => one is ContentComplete or ContentElsewhere or null);
        var progress = (await office.Office.InScopeAsync((ContentDesk desk) => desk.ProgressAsync("crm", query, default)))!;
        if (progress.Sha256 is not null)
        {
            Assert.Equal(Encoding.UTF8.GetByteCount(body), progress.Offset);
        }

        Assert.Equal(progress.Offset, await office.Office.CountAsync("SELECT length FROM holder_contents"));
        Assert.Equal(await office.Office.CountAsync("SELECT chunks FROM holder_contents"), await office.Office.CountAsync("SELECT count(*) FROM holder_content_chunks"));
    }

    // Null where the database itself refused the second of two.
    private static async Task<ContentOutcome?> TryAsync(CorrespondingOffice office, Guid query, string body)
    {
        try
        {
            return await WriteAsync(office, query, body);
        }
        catch (Exception refused) when (refused is DbUpdateException or Npgsql.PostgresException)
        {
            return null;
        }
    }

    private static async Task<ContentOutcome> WriteAsync(CorrespondingOffice office, Guid query, string body)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return await office.Office.InScopeAsync((ContentDesk desk) => desk.WriteAsync("crm", query, stream, new(0, null, EndsIt: true, null)));
    }
}
