using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>What waits for whom, along a case's life.</summary>
public sealed class WhoIsWaitedFor
{
    [Fact]
    public void Each_step_names_the_one_who_can_move_the_case_on()
    {
        var scenario = new Scenario(Right.Erasure, silent: ["crm"]);
        Assert.Equal(Awaited.Agent, scenario.Waiting.Whom);
        scenario.Act(Scenario.Agent, "doubt-identity", [.. Filling.First(scenario.Offers(Scenario.Agent).Single(one => one.Action == "doubt-identity"))]);
        Assert.Equal(Awaited.Subject, scenario.Waiting.Whom);
        scenario.RunOrdinarily();
        Assert.Equal((Awaited.Holder, "crm"), (scenario.Waiting.Whom, string.Join(' ', scenario.Waiting.Holders)));
        scenario.AskSilentAnew().RunOrdinarily(stopAt: "approve");
        Assert.Equal(Awaited.Approver, scenario.Waiting.Whom);
        scenario.RunOrdinarily(stopAt: "approve-letter");
        Assert.Equal(Awaited.Approver, scenario.Waiting.Whom);
        scenario.RunOrdinarily();
        Assert.Null(scenario.Waiting.Whom);
    }

    [Fact]
    public void A_late_holder_a_message_and_an_incident_wait_for_the_team()
    {
        var scenario = new Scenario(Right.Access, silent: ["crm"]).RunOrdinarily();
        Assert.Equal(Awaited.Holder, scenario.Waiting.Whom);
        scenario.Happens(new SubjectWrote("m/1", Guid.NewGuid(), "Bonjour"));
        Assert.Equal(Awaited.Agent, scenario.Waiting.Whom);
        scenario.Act(Scenario.Agent, "mark-messages-read");
        Assert.Equal(Awaited.Holder, scenario.Waiting.Whom);
        scenario.Wait(20);
        Assert.Equal(Awaited.Agent, scenario.Waiting.Whom);
    }

    [Fact]
    public void A_final_letter_waits_for_the_time_and_for_the_post()
    {
        var scenario = new Scenario(Right.Access, state => state with { HasEmail = false }) { CarriesOut = effect => effect is not SignLetter }.RunOrdinarily();
        Assert.Null(scenario.Waiting.Whom);
        scenario.Happens(new LetterWaits("w/1", scenario.Final.Id, "time-authority"));
        Assert.Equal(Awaited.TimeAuthority, scenario.Waiting.Whom);
        scenario.Happens(new LetterSigned("s/1", scenario.Final.Id));
        Assert.Equal(Awaited.Post, scenario.Waiting.Whom);
    }
}
