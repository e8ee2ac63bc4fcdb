using System.Text;
using RightsRequests.Holders;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>Answers that wait are taken several at once: what becomes of them is the same as one by one.</summary>
public sealed class AnsweringTogether(OfficeFixture postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Good_repeated_contradicting_and_wrong_answers_of_two_cases_come_out_the_same(bool together)
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, first) = await office.AskedAsync();
        var (_, second) = await office.AskedAsync(Requests.Access("casimir@example.org"));
        var (one, other) = (office.Bus.Asked.First().Query.QueryId, office.Bus.Asked.Last().Query.QueryId);

        await ArriveAsync(
            office,
            together,
            Message(AnsweringQueries.Answer(one)),
            Message("{", correlation: other),
            Message(AnsweringQueries.Answer(other, activity: "customer-account")),
            Message(AnsweringQueries.Answer(one)),
            Message(AnsweringQueries.Answer(one, value: "ailleurs")),
            Message(AnsweringQueries.Answer(Guid.CreateVersion7().ToString())),
            Message(AnsweringQueries.Answer(other)),
            Message(AnsweringQueries.Answer(other), user: "care-centres"));

        var (seen, also) = (await office.Office.CaseAsync(first), await office.Office.CaseAsync(second));
        Assert.Equal(("review", "review"), (seen.Step, also.Step));
        Assert.Contains("differs", Assert.Single(seen.Incidents).Reason, StringComparison.Ordinal);
        Assert.Equal(3, also.Incidents.Count);
        Assert.Equal(3, await office.Office.CountAsync("SELECT count(*) FROM holder_answers"));
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM incidents WHERE case_id IS NULL"));
    }

    [Fact]
    public async Task Of_an_erased_request_nothing_is_kept_that_its_key_would_open()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, erased) = await office.AskedAsync();
        var (_, kept) = await office.AskedAsync(Requests.Access("casimir@example.org"));
        var (one, other) = (office.Bus.Asked.First().Query.QueryId, office.Bus.Asked.Last().Query.QueryId);
        await office.Office.ExecuteAsync($"DELETE FROM case_keys WHERE request_id = (SELECT request_id FROM cases WHERE id = '{erased}')");

        await ArriveAsync(office, together: true, Message(AnsweringQueries.Answer(one)), Message(AnsweringQueries.Answer(other)));

        Assert.Equal("review", (await office.Office.CaseAsync(kept)).Step);
        Assert.Equal(0, await office.Office.CountAsync($"SELECT count(*) FROM holder_answers WHERE case_id = '{erased}'"));
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM incidents WHERE case_id IS NULL"));
    }

    private static ArrivedMessage Message(string body, string? user = "crm", string? correlation = null) => new(Encoding.UTF8.GetBytes(body), user, correlation);

    private static async Task ArriveAsync(CorrespondingOffice office, bool together, params ArrivedMessage[] messages)
    {
        foreach (var some in together ? [messages] : messages.Select(one => new[] { one }))
        {
            await office.Office.InScopeAsync(async (HolderDesk desk) =>
            {
                await desk.AnswersArrivedAsync(some, default);
                return true;
            });
        }
    }
}
