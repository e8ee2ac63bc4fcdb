using System.Text;
using System.Text.Json;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Delivery;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Correspondence;

public sealed class ReviewingRecords(OfficeFixture postgres)
{
    [Fact]
    public async Task What_a_reviewer_blacks_out_is_listed_and_leaves_the_letter()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await office.AskedAsync();
        Assert.True(office.Bus.Asked.TryDequeue(out var asked));
        await office.AnswerAsync(AnsweringQueries.Answer(asked.Query.QueryId));
        var record = Assert.Single((await ListAsync(office, id, TestOffice.Agent))!.Records);
        Assert.Equal((false, 0), (record.Redacted, record.Choices.Count));

        Assert.IsType<Acted>(await office.Office.ActAsync(id, TestOffice.Agent, "redact", null, ("record", record.Record)));

        var after = Assert.Single((await ListAsync(office, id, TestOffice.Agent))!.Records);
        Assert.True(after.Redacted);
        Assert.Equal(TestOffice.Agent.User, Assert.Single(after.Choices).By);
        Assert.Contains("Mirabelles", after.Value!.Value.GetString(), StringComparison.Ordinal);
        var text = await LettersOfEveryRight.TextAsync(office, await LettersOfEveryRight.RunAsync(office, id), "redacted");
        Assert.DoesNotContain("Mirabelles", text, StringComparison.Ordinal);
        Assert.Contains("occulté", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_sees_no_records()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await office.AskedAsync();

        Assert.Null(await ListAsync(office, id, new Actor("ada", new HashSet<Role> { Role.Admin })));
        Assert.Null(await ListAsync(office, Guid.CreateVersion7(), TestOffice.Agent));
    }

    [Fact]
    public async Task More_than_a_volume_holds_is_offered_in_several()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync(Requests.Access() with { Rights = ["portability"], Scope = new(["newsletter", "account-creation"]) });
        var id = filed.Cases[0].Id;
        await office.DrainAsync();
        await office.DoAsync(id, TestOffice.Agent, "confirm-identity");
        await office.DoAsync(id, TestOffice.Agent, "accept-assessment");
        await office.DrainAsync();
        while (office.Bus.Asked.TryDequeue(out var asked))
        {
            await office.AnswerAsync(Many(asked.Query.QueryId, asked.Holder, asked.Query.Activities[0], 12_000), asked.Holder);
        }

        var first = (await ListAsync(office, id, TestOffice.Agent))!;
        var last = (await office.Office.InScopeAsync((RecordDesk desk) => desk.ListAsync(id, TestOffice.Agent, first.Records[^2].Record, 1, default)))!;
        Assert.Equal((100, first.Records[^1].Record, first.Next), (first.Records.Count, first.Next, Assert.Single(last.Records).Record));
        await LettersOfEveryRight.RunAsync(office, id);

        var documents = (await office.Office.InScopeAsync((StatusDesk desk) => desk.GetAsync(filed.Reference, filed.TrackingCode, default)))!.Documents;
        Assert.Equal([1, 2], documents.Where(document => document.Kind == "data-package").Select(document => document.Volume!.Value));
    }

    private static Task<RecordPage?> ListAsync(CorrespondingOffice office, Guid id, Actor actor) =>
        office.Office.InScopeAsync((RecordDesk desk) => desk.ListAsync(id, actor, null, 100, default));

    private static string Many(string query, string holder, string activity, int count)
    {
        var records = Enumerable.Range(0, count).Select(number => new { activity, category = "identification", label = "Adresse", value = number, source = "observed" });
        return Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(new { schema = "rights.answer/1", queryId = query, holder, outcome = "done", records }));
    }
}
