using RightsRequests.Casework;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Casework;

public sealed class MovingACase(OfficeFixture postgres)
{
    [Fact]
    public async Task An_event_whose_key_was_seen_changes_nothing()
    {
        await using var office = await postgres.OfficeAsync();
        var filed = await office.FileAsync();
        var id = filed.Cases[0].Id;
        var incident = new IncidentReported("incident/1", "planted", null, null);

        Assert.IsType<Applied>(await office.HandleAsync(id, incident));
        var after = await office.CaseAsync(id);
        Assert.IsType<Ignored>(await office.HandleAsync(id, incident with { Reason = "another" }));

        var again = await office.CaseAsync(id);
        Assert.Equal(after.Version, again.Version);
        Assert.Equal(after.Timeline.Count, again.Timeline.Count);
        Assert.Single(again.Incidents);
    }

    [Fact]
    public async Task Of_two_actions_in_parallel_on_the_same_version_one_wins()
    {
        await using var office = await postgres.OfficeAsync();
        var filed = await office.FileAsync();
        var seen = await office.CaseAsync(filed.Cases[0].Id);
        Assert.Contains(seen.AvailableActions, one => one.Action == "confirm-identity");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            Task.Run(() => office.ActAsync(seen.Id, TestOffice.Agent, "confirm-identity", seen.Version, Fields(seen, "confirm-identity")))));

        Assert.Single(outcomes.OfType<Acted>());
        Assert.Equal(5, outcomes.OfType<LostRace>().Count());
    }

    [Fact]
    public async Task Outcomes_tell_why_an_action_was_not_taken()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;

        Assert.IsType<CaseUnknown>(await office.ActAsync(Guid.NewGuid(), TestOffice.Agent, "note"));
        Assert.IsType<ActNotAllowed>(await office.ActAsync(id, TestOffice.Dpo, "approve"));
        Assert.IsType<ActForbidden>(await office.ActAsync(id, new("audrey", new HashSet<Role> { Role.Auditor }), "confirm-identity"));
        Assert.IsType<ActInvalid>(await office.ActAsync(id, TestOffice.Agent, "note"));
    }

    [Fact]
    public async Task An_administrator_sees_no_personal_content()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;
        var admin = new Actor("adam", new HashSet<Role> { Role.Admin });

        var view = await office.InScopeAsync((CaseDesk desk) => desk.GetAsync(id, admin, default));
        var found = await office.InScopeAsync((CaseDesk desk) => desk.ListAsync(new(Query: "quillfeather"), admin, default));

        Assert.Null(view!.Subject);
        Assert.Null(view.Statement);
        Assert.Empty(found.Cases);
        Assert.NotNull((await office.CaseAsync(id)).Subject);
    }

    internal static (string, string)[] Fields(CaseView seen, string action) =>
    [
        .. seen.AvailableActions.Single(one => one.Action == action).Fields
            .Where(field => field.Required)
            .Select(field => (field.Name, field.Options?[0] ?? (field.Type == "boolean" ? "true" : "x"))),
    ];
}
