using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>Wherever a case ends without an answer, nobody decides on it any more.</summary>
public sealed class EndedCases
{
    // Nobody is in doubt, asked, told or given more time once there is nothing to answer.
    private static readonly string[] Deciding =
    [
        "confirm-identity", "compare-identity", "doubt-identity", "request-clarification", "record-clarification", "accept-assessment", "override-outcome",
        "re-ask-holder", "decide-without-holder", "accept-answers", "approve", "send-back", "approve-letter", "extend", "suspend", "resume", "withdraw",
        "refuse-request", "charge-fee", "mark-duplicate", "lift-restriction", "complete-task",
    ];

    public static TheoryData<Right, string> EveryStop => new(
        from right in Enum.GetValues<Right>()
        from stop in (string[])["confirm-identity", "accept-assessment", "accept-answers", "approve", "approve-letter"]
        select (right, stop));

    [Theory]
    [MemberData(nameof(EveryStop))]
    public void A_withdrawn_case_lets_nobody_decide(Right right, string stop)
    {
        var scenario = new Scenario(right, state => state with { Related = [Scenario.Twin(right)] }).RunOrdinarily(stop);
        if (scenario.Happens(new SubjectWithdrew("w")) is not Applied)
        {
            return;
        }

        Assert.Empty(scenario.Offers(Scenario.SecondDpo).Select(offer => offer.Action).Intersect(Deciding));
        Assert.All(Deciding, action => Assert.IsType<NotAllowedNow>(scenario.Try(Scenario.SecondDpo, action)));
    }

    [Fact]
    public void Withdrawn_while_a_holder_is_silent_or_the_time_is_suspended_neither_goes_on()
    {
        var asked = new Scenario(Right.Access, silent: ["crm"]).RunOrdinarily().Wait(12);
        var suspended = new Scenario(Right.Access).Act(Scenario.Agent, "request-clarification", ("question", "Quelle année ?"));
        foreach (var scenario in new[] { asked, suspended })
        {
            Assert.IsType<Applied>(scenario.Happens(new SubjectWithdrew("w")));

            Assert.Empty(scenario.Offers(Scenario.SecondDpo).Select(offer => offer.Action).Intersect(Deciding));
            Assert.DoesNotContain(scenario.State.Queries, scenario.State.Awaits);
            Assert.Null(scenario.State.Suspended);
        }
    }
}
