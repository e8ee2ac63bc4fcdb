using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>Who stands in for somebody away approves in their place; two people still decide.</summary>
public sealed class StandingIn
{
    private static readonly Actor Substitute = new("eric", new HashSet<Role> { Role.Agent });

    [Fact]
    public void A_substitute_approves_in_the_place_of_who_is_away_and_the_trail_says_so()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily("approve");
        Assert.IsType<Forbidden>(scenario.Try(Substitute, "approve"));
        Assert.IsType<Forbidden>(scenario.Try(new Actor("aude", new HashSet<Role> { Role.Auditor }) { For = ["carol"] }, "approve"));
        scenario.Act(Substitute with { For = ["carol"] }, "approve");

        Assert.Equal("eric", scenario.State.ApprovedBy);
        Assert.Contains(scenario.Audit, note => note is { Actor: "eric", What: "action", Detail: "approve on behalf of carol" });
        Assert.Contains(scenario.Audit, note => note is { Actor: "eric", What: "approved", Detail: "on behalf of carol" });
        scenario.RunOrdinarily("approve-letter").Act(Substitute with { For = ["carol"] }, "approve-letter");
        Assert.Contains(scenario.Audit, note => note.Detail == "approve-letter on behalf of carol");
        Assert.Contains(scenario.Audit, note => note.What == "letter-approved" && note.Detail.EndsWith(" on behalf of carol", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_approved_that_the_substitute_or_the_absent_person_prepared()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily("approve");
        var preparer = scenario.State.PreparedBy!;

        Assert.IsType<Forbidden>(scenario.Try(Substitute with { For = [preparer] }, "approve"));
        Assert.IsType<Forbidden>(scenario.Try(new Actor(preparer, new HashSet<Role> { Role.Agent }) { For = ["carol"] }, "approve"));
        // A DPO acts as such, in nobody's place.
        Assert.IsType<Applied>(scenario.Try(new Actor("dora", new HashSet<Role> { Role.Dpo }) { For = [preparer] }, "approve"));
    }

    [Fact]
    public void Of_two_who_are_away_the_substitute_acts_for_the_one_who_did_not_prepare_the_case()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily("approve");
        scenario.Act(Substitute with { For = [scenario.State.PreparedBy!, "carol"] }, "approve");

        Assert.Contains(scenario.Audit, note => note is { Actor: "eric", What: "action", Detail: "approve on behalf of carol" });
    }

    [Fact]
    public void Nothing_but_approval_is_done_in_anothers_place()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily("approve");
        IEnumerable<string> Offered(Actor actor) => CaseMachine.AvailableActions(Scenario.Policy, Scenario.Policy.Procedures[Right.Access], scenario.State, actor, scenario.Now).Select(offer => offer.Action);

        Assert.Equal(["approve", "send-back"], Offered(Substitute with { For = ["carol"] }).Except(Offered(Substitute)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Who_stands_in_is_told_in_whose_place_before_they_act()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily("approve");
        IReadOnlyList<ActionOffer> Offered(Actor actor) => CaseMachine.AvailableActions(Scenario.Policy, Scenario.Policy.Procedures[Right.Access], scenario.State, actor, scenario.Now);

        Assert.All(Offered(Substitute with { For = ["carol"] }), offer => Assert.Equal(offer.Action is "approve" or "send-back" ? "carol" : null, offer.InPlaceOf));
        Assert.All(Offered(new Actor("dora", new HashSet<Role> { Role.Dpo }) { For = ["carol"] }), offer => Assert.Null(offer.InPlaceOf));
    }

    [Fact]
    public void Whom_one_stands_in_for_is_not_written_with_the_actor() =>
        Assert.DoesNotContain("carol", System.Text.Json.JsonSerializer.Serialize(Substitute with { For = ["carol"] }), StringComparison.Ordinal);
}
