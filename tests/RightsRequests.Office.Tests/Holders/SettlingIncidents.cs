using RightsRequests.Holders;

namespace RightsRequests.Office.Tests.Holders;

public sealed class SettlingIncidents(OfficeFixture postgres)
{
    [Fact]
    public async Task A_refused_message_that_is_right_by_now_is_taken_when_replayed()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (filed, id) = await office.AskedAsync();
        var query = Guid.Parse(Assert.Single(office.Bus.Asked).Query.QueryId);
        // As if our own record of who was asked had been wrong.
        await office.Office.ExecuteAsync("UPDATE holder_queries SET holder = 'care-centres'");
        await office.AnswerAsync(AnsweringQueries.Answer(query.ToString()));
        await office.DrainAsync();
        var shown = Assert.Single(await ListAsync(office));
        Assert.Equal((filed.Reference, true, true), (shown.Reference, shown.Open, shown.MessageKept));

        await office.Office.ExecuteAsync("UPDATE holder_queries SET holder = 'crm'");
        await office.DoAsync(id, TestOffice.Agent, "retry-incident");
        await office.DrainAsync();

        Assert.Equal("review", (await office.Office.CaseAsync(id)).Step);
        Assert.Empty(await ListAsync(office));
    }

    [Fact]
    public async Task A_message_still_wrong_when_replayed_is_an_incident_anew_each_time()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await office.AskedAsync();
        await office.AnswerAsync("{", "crm", Assert.Single(office.Bus.Asked).Query.QueryId);
        for (var replayed = 0; replayed < 2; replayed++)
        {
            await office.DoAsync(id, TestOffice.Agent, "retry-incident");
            await office.DrainAsync();
            Assert.Single(await ListAsync(office));
        }

        Assert.Equal(3, (await office.Office.CaseAsync(id)).Incidents.Count);
        await office.DoAsync(id, TestOffice.Agent, "dismiss-incident");
        Assert.Empty(await ListAsync(office));
        Assert.Equal(3, (await ListAsync(office, open: false)).Count);
    }

    [Fact]
    public async Task The_same_wrong_answer_to_a_query_asked_again_is_told_of_again()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await office.AskedAsync();
        var query = Assert.Single(office.Bus.Asked).Query.QueryId;
        await office.AnswerAsync("{", "crm", query);
        await office.DoAsync(id, TestOffice.Agent, "dismiss-incident");
        await office.DoAsync(id, TestOffice.Agent, "re-ask-holder");
        await office.DrainAsync();

        await office.AnswerAsync("{", "crm", query);
        await office.AnswerAsync("{", "crm", query);

        Assert.Single(await ListAsync(office));
        Assert.Single((await office.Office.CaseAsync(id)).Incidents, incident => incident.Open);
    }

    [Fact]
    public async Task An_incident_without_a_case_is_shown_and_settled_once()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await office.AnswerAsync(AnsweringQueries.Answer(Guid.CreateVersion7().ToString()));
        var shown = Assert.Single(await ListAsync(office));
        Assert.Null(shown.CaseId);
        Assert.Contains("nobody asked", shown.Reason, StringComparison.Ordinal);

        Assert.IsType<IncidentForbidden>(await AskAsync(office, desk => desk.RetryAsync(shown.Id, new("audrey", new HashSet<Workflow.Role> { Workflow.Role.Auditor }), default)));
        Assert.IsType<IncidentSettled>(await AskAsync(office, desk => desk.RetryAsync(shown.Id, TestOffice.Agent, default)));
        Assert.IsType<IncidentSettledBefore>(await AskAsync(office, desk => desk.RetryAsync(shown.Id, TestOffice.Agent, default)));
        var again = Assert.Single(await ListAsync(office));
        Assert.NotEqual(shown.Id, again.Id);
        Assert.IsType<IncidentSettled>(await AskAsync(office, desk => desk.DismissAsync(again.Id, TestOffice.Agent, default)));
        Assert.Empty(await ListAsync(office));
        Assert.IsType<IncidentUnknown>(await AskAsync(office, desk => desk.DismissAsync(Guid.NewGuid(), TestOffice.Agent, default)));
    }

    [Fact]
    public async Task An_incident_of_a_case_is_settled_by_the_case_only()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await office.AskedAsync();
        await office.AnswerAsync("{", "crm", Assert.Single(office.Bus.Asked).Query.QueryId);
        var shown = Assert.Single(await ListAsync(office));

        Assert.Equal(id, Assert.IsType<IncidentOfCase>(await AskAsync(office, desk => desk.DismissAsync(shown.Id, TestOffice.Agent, default))).CaseId);
    }

    private static Task<T> AskAsync<T>(CorrespondingOffice office, Func<IncidentDesk, Task<T>> ask) => office.Office.InScopeAsync(ask);

    private static Task<IReadOnlyList<IncidentSummary>> ListAsync(CorrespondingOffice office, bool open = true) =>
        AskAsync(office, desk => desk.ListAsync(open, default));
}
