using System.Text;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Holders;
using RightsRequests.Retention;

namespace RightsRequests.Office.Tests.Holders;

public sealed class SweepingUploads(OfficeFixture postgres)
{
    private const string Record = """{"activity":"newsletter","category":"identification","label":"Adresse","value":"3 allée des Mirabelles"}""" + "\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_no_answer_names_goes_after_a_week_begun_or_complete(bool complete)
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await office.AskedAsync();
        await UploadAsync(office, complete);

        office.Office.Clock.Advance(Duration.FromDays(7));
        Assert.Empty((await RunAsync(office)).Swept);
        office.Office.Clock.Advance(Duration.FromDays(1));
        Assert.Equal(1, (await RunAsync(office, dryRun: true)).Swept["uploads"]);
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM holder_contents"));

        Assert.Equal(1, (await RunAsync(office)).Swept["uploads"]);
        Assert.Equal(0, await office.Office.CountAsync("SELECT (SELECT count(*) FROM holder_contents) + (SELECT count(*) FROM holder_content_chunks)"));
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM audit_entries WHERE what = 'swept' AND detail = 'uploads=1'"));
        Assert.Empty((await RunAsync(office)).Swept);

        // The holder may begin anew.
        await UploadAsync(office, complete: true);
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM holder_contents WHERE sha256 IS NOT NULL"));
    }

    [Fact]
    public async Task What_an_accepted_answer_names_stays()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await office.AskedAsync();
        var uploaded = Assert.IsType<ContentComplete>(await UploadAsync(office, complete: true));
        await office.AnswerAsync(Naming(office, uploaded));
        Assert.Equal("review", (await office.Office.CaseAsync(id)).Step);

        office.Office.Clock.Advance(Duration.FromDays(60));

        Assert.DoesNotContain("uploads", (await RunAsync(office)).Swept.Keys);
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM holder_contents"));
    }

    [Fact]
    public async Task What_only_a_refused_answer_names_goes_and_the_answer_is_still_no_answer_then()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await office.AskedAsync();
        var uploaded = Assert.IsType<ContentComplete>(await UploadAsync(office, complete: true));
        await office.AnswerAsync(Naming(office, uploaded), user: "care-centres");
        office.Office.Clock.Advance(Duration.FromDays(8));
        Assert.Equal(1, (await RunAsync(office)).Swept["uploads"]);

        await office.AnswerAsync(Naming(office, uploaded));

        Assert.Contains((await office.Office.CaseAsync(id)).Incidents, one => one.Reason.Contains("was not uploaded", StringComparison.Ordinal));
        Assert.NotEqual("review", (await office.Office.CaseAsync(id)).Step);
    }

    [Fact]
    public async Task Under_legal_hold_nothing_goes_until_it_is_lifted()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await office.AskedAsync();
        await UploadAsync(office, complete: true);
        await HoldAsync(office, id, "keep");
        office.Office.Clock.Advance(Duration.FromDays(30));
        Assert.DoesNotContain("uploads", (await RunAsync(office)).Swept.Keys);

        await HoldAsync(office, id, "release");

        Assert.Equal(1, (await RunAsync(office)).Swept["uploads"]);
    }

    private static async Task HoldAsync(CorrespondingOffice office, Guid id, string what) =>
        Assert.IsType<Acted>(await office.Office.ActAsync(id, TestOffice.Dpo, "legal-hold", null, ("hold", what)));

    private static string Naming(CorrespondingOffice office, ContentComplete uploaded) =>
        $$"""{"schema":"rights.answer/1","queryId":"{{Query(office)}}","holder":"crm","outcome":"done","content":{"href":"/x","length":{{uploaded.Length}},"sha256":"{{uploaded.Sha256}}"} }""";

    private static string Query(CorrespondingOffice office) => office.Bus.Asked.First().Query.QueryId;

    private static async Task<ContentOutcome> UploadAsync(CorrespondingOffice office, bool complete)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Record));
        return await office.Office.InScopeAsync((ContentDesk desk) => desk.WriteAsync("crm", Guid.Parse(Query(office)), stream, new(0, complete ? null : 10_000, complete, null)));
    }

    private static Task<RetentionReport> RunAsync(CorrespondingOffice office, bool dryRun = false) =>
        office.Office.InScopeAsync((RetentionDesk desk) => desk.RunAsync(dryRun, default));
}
