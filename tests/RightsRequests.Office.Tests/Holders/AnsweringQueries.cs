using System.Text;
using RightsRequests.Contracts;

namespace RightsRequests.Office.Tests.Holders;

public sealed class AnsweringQueries(OfficeFixture postgres)
{
    [Fact]
    public async Task A_query_carries_the_subject_and_its_answer_is_taken_once()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (filed, id) = await office.AskedAsync();

        var (holder, query) = Assert.Single(office.Bus.Asked);
        Assert.Equal(("crm", filed.Reference, "newsletter"), (holder, query.Reference, Assert.Single(query.Activities)));
        Assert.Contains(query.Subject.Identifiers, one => one is { Type: "member-number", Value: "QZ99887766" });
        Assert.Contains(query.Subject.Identifiers, one => one.Type == "email");

        await office.AnswerAsync(Answer(query.QueryId));
        await office.AnswerAsync(Answer(query.QueryId));

        var seen = await office.Office.CaseAsync(id);
        Assert.Equal("review", seen.Step);
        Assert.Empty(seen.Incidents);
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM holder_answers"));
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM holder_answers WHERE position('Mirabelles' in encode(content, 'escape')) > 0"));
    }

    [Fact]
    public async Task An_answer_that_differs_from_the_accepted_one_is_kept_as_an_incident()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await office.AskedAsync();
        var query = Assert.Single(office.Bus.Asked).Query.QueryId;
        await office.AnswerAsync(Answer(query));

        await office.AnswerAsync(Answer(query, value: "ailleurs"));

        var seen = await office.Office.CaseAsync(id);
        Assert.Equal("review", seen.Step);
        Assert.Single(seen.Incidents);
        Assert.Equal(2, await office.Office.CountAsync("SELECT count(*) FROM holder_answers"));
    }

    [Fact]
    public async Task A_holder_that_was_asked_again_and_fails_again_is_told_of_again()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await office.AskedAsync();
        var query = Assert.Single(office.Bus.Asked).Query.QueryId;
        var failed = $$"""{"schema":"rights.answer/1","queryId":"{{query}}","holder":"crm","outcome":"failed","reason":"panne"}""";
        await office.AnswerAsync(failed);
        await office.AnswerAsync(failed);
        Assert.Single((await office.Office.CaseAsync(id)).Incidents);

        for (var incidents = 2; incidents <= 3; incidents++)
        {
            await office.DoAsync(id, TestOffice.Agent, "re-ask-holder");
            await office.DrainAsync();
            await office.AnswerAsync(failed);
            await office.AnswerAsync(failed);
            var seen = await office.Office.CaseAsync(id);
            Assert.Equal(("overdue", incidents), (Assert.Single(seen.Holders).State, seen.Incidents.Count));
        }

        await office.AnswerAsync(Answer(query));
        await office.AnswerAsync(Answer(query));
        var after = await office.Office.CaseAsync(id);
        Assert.Equal(("review", 3), (after.Step, after.Incidents.Count));
    }

    [Theory]
    [InlineData("no user")]
    [InlineData("another user")]
    [InlineData("not JSON")]
    [InlineData("activity not asked")]
    [InlineData("action not asked")]
    [InlineData("change not asked")]
    [InlineData("another's query")]
    public async Task A_wrong_answer_changes_nothing_and_is_an_incident_once(string wrong)
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await office.AskedAsync();
        var query = Assert.Single(office.Bus.Asked).Query.QueryId;
        var body = wrong switch
        {
            "not JSON" => "{",
            "activity not asked" => Answer(query, activity: "customer-account"),
            "action not asked" => Answer(query).Replace("\"records\"", "\"actions\":{\"erased\":3},\"records\"", StringComparison.Ordinal),
            "change not asked" => Answer(query).Replace("\"records\"", "\"actions\":{\"changed\":3},\"records\"", StringComparison.Ordinal),
            "another's query" => Answer(query).Replace("\"crm\"", "\"care-centres\"", StringComparison.Ordinal),
            _ => Answer(query),
        };
        var user = wrong switch { "no user" => null, "another user" or "another's query" => "care-centres", _ => "crm" };

        await office.AnswerAsync(body, user, query);
        await office.AnswerAsync(body, user, query);

        var seen = await office.Office.CaseAsync(id);
        Assert.Equal("ask-holders", seen.Step);
        Assert.Single(seen.Incidents);
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM incidents WHERE open AND case_id IS NOT NULL"));
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM holder_answers"));
    }

    [Theory]
    [InlineData(HolderAction.Locate, false, false)]
    [InlineData(HolderAction.Export, false, false)]
    [InlineData(HolderAction.Notify, false, false)]
    [InlineData(HolderAction.Rectify, true, false)]
    [InlineData(HolderAction.Restrict, true, false)]
    [InlineData(HolderAction.LiftRestriction, true, false)]
    [InlineData(HolderAction.StopProcessing, true, false)]
    [InlineData(HolderAction.Erase, true, true)]
    public void Only_what_was_to_be_changed_may_be_and_only_an_erasure_erases(HolderAction asked, bool mayChange, bool mayErase)
    {
        bool Otherwise(int changed, int erased)
        {
            var body = Answer("q").Replace("\"records\"", $"\"actions\":{{\"changed\":{changed},\"erased\":{erased}}},\"records\"", StringComparison.Ordinal);
            return AnswerScope.ActsOtherwise(Assert.IsType<AnswerReading.Valid>(AnswerReader.Read(Encoding.UTF8.GetBytes(body))).Answer, asked);
        }

        Assert.Equal((false, !mayChange, !mayErase), (Otherwise(0, 0), Otherwise(1, 0), Otherwise(0, 1)));
    }

    [Fact]
    public async Task A_wrong_answer_that_came_alone_is_an_incident_of_the_case_whose_query_it_names()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await office.AskedAsync();

        await office.AnswerAsync(Answer(Assert.Single(office.Bus.Asked).Query.QueryId).Replace("done", "refused", StringComparison.Ordinal));

        Assert.EndsWith("reason is missing or empty.", Assert.Single((await office.Office.CaseAsync(id)).Incidents).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_a_query_nobody_asked_is_kept_without_a_case()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);

        await office.AnswerAsync(Answer(Guid.CreateVersion7().ToString()));

        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM incidents WHERE open AND case_id IS NULL"));
    }

    internal static string Answer(string query, string activity = "newsletter", string value = "3 allée des Mirabelles") =>
        $$"""
        {"schema":"rights.answer/1","queryId":"{{query}}","holder":"crm","outcome":"done",
         "records":[{"activity":"{{activity}}","category":"identification","label":"Adresse postale","value":"{{value}}","source":"subject"}]}
        """;
}
