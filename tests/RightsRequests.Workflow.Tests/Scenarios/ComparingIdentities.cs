using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>What the person said of themselves is compared with the members' data before anything more is asked of them (Art. 12(6)).</summary>
public sealed class ComparingIdentities
{
    private static readonly IdentityMatch[] Found = [new("email", true), new("member-number", false), new("phone", null)];

    [Fact]
    public void The_holder_that_knows_the_members_is_asked_where_it_finds_them_and_the_case_stays_where_it_is()
    {
        var scenario = new Scenario(Right.Erasure, silent: ["crm"]).Act(Scenario.Agent, "compare-identity");

        var query = Assert.Single(scenario.State.Queries);
        Assert.Equal(("crm", HolderAction.Locate, true), (query.Holder, query.Action, query.Compares));
        Assert.Equal(("verify-identity", IdentityStatus.NotSettled), (scenario.Step, scenario.State.Identity));
        Assert.DoesNotContain(scenario.Offers(Scenario.Agent), offer => offer.Action == "compare-identity");
        Assert.Contains(scenario.Timers, timer => timer.Key.StartsWith("holder-late/", StringComparison.Ordinal));
    }

    [Fact]
    public void What_agrees_is_noted_by_its_type_and_a_person_decides()
    {
        var scenario = Answered(new Scenario(Right.Erasure, silent: ["crm"]).Act(Scenario.Agent, "compare-identity"));

        Assert.Equal("verify-identity", scenario.Step);
        Assert.Contains(scenario.Audit, note => note is { What: "identity-compared", Detail: "crm email agrees, member-number differs, phone unknown" });
        Assert.Contains(scenario.Offers(Scenario.Agent), offer => offer.Action == "compare-identity");
        scenario.RunOrdinarily();
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
    }

    [Fact]
    public void An_answer_after_the_identity_was_settled_is_taken_and_holds_up_nothing()
    {
        var scenario = new Scenario(Right.Access, silent: ["crm"]).Act(Scenario.Agent, "compare-identity").Act(Scenario.Agent, "confirm-identity");
        Assert.DoesNotContain(scenario.Timers, timer => timer.Key.StartsWith("holder-late/", StringComparison.Ordinal));

        Assert.Empty(Answered(scenario).State.Incidents);
    }

    private static Scenario Answered(Scenario scenario)
    {
        var query = scenario.State.Queries.Single(one => one.Compares);
        Assert.IsType<Applied>(scenario.Happens(new HolderAnswered($"answer/{query.Id:N}", query.Id, query.Holder, "hash", new("done", null, 3, 0, 0, 0, 0, null, null, [.. query.Activities], []) { Matches = Found })));
        scenario.Silent.Clear();
        return scenario;
    }
}
