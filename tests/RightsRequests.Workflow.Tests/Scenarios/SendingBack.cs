using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>When the second person may hand a case back, and when nobody approves at all.</summary>
public sealed class SendingBack
{
    [Fact]
    public void Nothing_is_sent_back_while_holders_are_asked_or_before_its_letter_can_be_read()
    {
        var asking = new Scenario(Right.Access, silent: ["crm"]).RunOrdinarily();
        Assert.Equal("ask-holders", asking.Step);
        Assert.IsType<NotAllowedNow>(asking.Try(Scenario.Dpo, "send-back", ("reason", "Motif.")));

        var unread = new Scenario(Right.Access, carriesOut: effect => effect is not TypesetLetter).RunOrdinarily();
        Assert.Equal("send-letter", unread.Step);
        Assert.IsType<NotAllowedNow>(unread.Try(Scenario.Dpo, "send-back", ("reason", "Motif.")));
        Assert.IsType<NotAllowedNow>(unread.Try(Scenario.Dpo, "approve-letter"));
    }

    [Fact]
    public void What_is_sent_back_is_approved_anew_and_the_trail_says_so()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily("approve-letter").Act(Scenario.SecondDpo, "send-back", ("reason", "Il manque une année."));

        Assert.Contains(scenario.Audit, note => note is { Actor: "carol", What: "sent-back" });
        Assert.Contains(scenario.State.Notes, note => note.Text == "Il manque une année.");
        Assert.Null(scenario.State.ApprovedBy);
        Assert.DoesNotContain(scenario.State.Letters, letter => letter.Final);
        Assert.Equal("review", scenario.Step);
    }

    [Fact]
    public void Once_data_were_erased_the_decision_is_not_taken_back_with_the_letter() =>
        Assert.IsType<NotAllowedNow>(new Scenario(Right.Erasure).RunOrdinarily("approve-letter").Try(Scenario.SecondDpo, "send-back", ("reason", "Motif.")));

    [Fact]
    public void Who_may_not_approve_hears_whose_role_it_takes()
    {
        var scenario = new Scenario(Right.Access);
        var auditor = Assert.IsType<Forbidden>(scenario.Try(Scenario.Auditor, "confirm-identity"));
        scenario.RunOrdinarily("approve");
        var agent = Assert.IsType<Forbidden>(scenario.Try(Scenario.Agent, "approve"));

        Assert.Equal("cette action demande le rôle d’agent / this action needs the role agent", auditor.Why);
        Assert.Equal("cette action demande le rôle de DPO / this action needs the role dpo", agent.Why);
    }
}
