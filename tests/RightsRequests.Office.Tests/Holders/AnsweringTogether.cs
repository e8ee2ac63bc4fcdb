using System.Text;
using RightsRequests.Contracts;
using RightsRequests.Holders;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>Answers that wait are taken several at once: what becomes of them is the same as one by one.</summary>
public sealed class AnsweringTogether(OfficeFixture postgres)
{
    private const string TimersOfHolders = "SELECT count(*) FROM timers WHERE key LIKE 'holder-late/%'";

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
    public async Task All_answers_of_one_case_with_a_wrong_one_among_them_leave_the_same_trail_as_one_by_one()
    {
        List<IEnumerable<string>> trails = [];
        foreach (var together in new[] { true, false })
        {
            await using var office = await CorrespondingOffice.StartAsync(postgres);
            var id = (await office.Office.FileAsync(Requests.Access() with { Scope = new(["newsletter", "account-creation", "site-cookies", "fraud-prevention"]) })).Cases[0].Id;
            await office.DrainAsync();
            await office.DoAsync(id, TestOffice.Agent, "confirm-identity");
            await office.DoAsync(id, TestOffice.Agent, "accept-assessment");
            await office.DrainAsync();
            List<ArrivedMessage> answers = [.. office.Bus.Asked.OrderBy(one => one.Holder).Select(one => Message(Answer(one.Holder, one.Query), one.Holder))];
            Assert.Equal(4, answers.Count);
            Assert.Equal(4, await office.Office.CountAsync(TimersOfHolders));

            await ArriveAsync(office, together, [answers[0], answers[1], Message("{", correlation: office.Bus.Asked.OrderBy(one => one.Holder).Last().Query.QueryId), answers[2], answers[3], answers[0]]);

            var seen = await office.Office.CaseAsync(id);
            Assert.Equal("review", seen.Step);
            Assert.Equal(0, await office.Office.CountAsync(TimersOfHolders));
            Assert.Equal(["answered", "answered", "answered", "answered"], seen.Holders.Select(one => one.State));
            trails.Add(seen.Timeline.Select(line => $"{line.What} {line.Actor}"));
        }

        Assert.Equal(trails[1], trails[0]);
    }

    private static string Answer(string holder, RightsQuery query) =>
        $$"""{"schema":"rights.answer/1","queryId":"{{query.QueryId}}","holder":"{{holder}}","outcome":"no-data","records":[]}""";

    [Fact]
    public async Task Those_that_come_after_them_wait_for_their_cases_and_find_what_they_left()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await office.AskedAsync();
        var query = office.Bus.Asked.Single().Query.QueryId;
        Task? next = null;
        await TakeAsync(office, [Message(AnsweringQueries.Answer(query))], () =>
        {
            next = TakeAsync(office, [Message(AnsweringQueries.Answer(query, value: "ailleurs"))], () => { });
            while (!next.IsCompleted && office.Office.CountAsync("SELECT count(*) FROM pg_locks WHERE NOT granted").GetAwaiter().GetResult() == 0)
            {
                Thread.Sleep(20);
            }

            Assert.False(next.IsCompleted);
        });
        await next!;

        var seen = await office.Office.CaseAsync(id);
        Assert.Equal("review", seen.Step);
        Assert.Contains("differs", Assert.Single(seen.Incidents).Reason, StringComparison.Ordinal);
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
            await TakeAsync(office, some, () => { });
        }
    }

    private static Task TakeAsync(CorrespondingOffice office, IReadOnlyList<ArrivedMessage> messages, Action locked) => office.Office.InScopeAsync(async (HolderDesk desk) =>
    {
        await desk.AnswersArrivedAsync(messages, locked, default);
        return true;
    });
}
