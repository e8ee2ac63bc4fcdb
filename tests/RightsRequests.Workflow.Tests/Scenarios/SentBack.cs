using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>What a DPO sends back comes again, under a new letter, and is answered once.</summary>
public sealed class SentBack
{
    [Theory]
    [InlineData(Right.Access, "review")]
    [InlineData(Right.Erasure, "review")]
    [InlineData(Right.Restriction, "assess")]
    public void A_decision_goes_back_to_who_prepared_it(Right right, string step)
    {
        var scenario = new Scenario(right).RunOrdinarily(stopAt: "approve").Act(Scenario.Dpo, "send-back", ("reason", "À revoir."));

        Assert.Equal(step, scenario.Step);
        Assert.Contains(scenario.State.Notes, note => note.Text == "À revoir.");
        Assert.Equal(CaseStatus.Closed, scenario.RunOrdinarily().State.Status);
    }

    [Fact]
    public void A_letter_sent_back_is_drafted_anew_and_one_letter_goes_out()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily(stopAt: "approve-letter");
        var draft = scenario.Final.Id;
        scenario.Act(Scenario.Dpo, "send-back", ("reason", "Une ligne de trop."));
        Assert.Equal("review", scenario.Step);
        Assert.Null(scenario.State.ApprovedBy);

        scenario.RunOrdinarily();
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.NotEqual(draft, Assert.Single(scenario.State.Letters, letter => letter.Final).Id);
    }

    [Fact]
    public void A_letter_about_what_was_already_changed_cannot_be_sent_back_to_the_decision()
    {
        var scenario = new Scenario(Right.Erasure).RunOrdinarily(stopAt: "approve-letter");

        Assert.DoesNotContain(scenario.Offers(Scenario.Dpo), offer => offer.Action == "send-back");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_refusal_sent_back_is_assessed_anew(bool byAPerson)
    {
        var scenario = new Scenario(Right.Access, silent: ["crm"]);
        if (byAPerson)
        {
            scenario.RunOrdinarily().Act(Scenario.Dpo, "refuse-request", ("ground", "12(5)"), ("reasons", "Excessive."));
        }
        else
        {
            scenario.Act(Scenario.Agent, "confirm-identity");
            foreach (var one in scenario.State.Assessment)
            {
                scenario.Act(Scenario.Agent, "override-outcome", ("activity", one.Assessed.Activity), ("outcome", "refused"), ("reason", "Motif."));
            }

            scenario.Act(Scenario.Agent, "accept-assessment");
        }

        Assert.Equal(LetterKind.Refusal, scenario.Final.Kind);
        scenario.Act(Scenario.SecondDpo, "send-back", ("reason", "Rien ne l'excuse."));
        Assert.Equal("assess", scenario.Step);
        Assert.Null(scenario.State.RefusalGround);
        Assert.DoesNotContain(scenario.State.Letters, letter => letter.Final);

        scenario.Silent.Clear();
        scenario.RunOrdinarily();
        Assert.Equal((CaseStatus.Closed, LetterKind.Response), (scenario.State.Status, scenario.Final.Kind));
        Assert.All(scenario.State.Queries.Where(query => query.Step.EndsWith("again1", StringComparison.Ordinal)), query => Assert.Equal(QueryStatus.Answered, query.Status));
    }

    [Fact]
    public void Everything_overridden_to_refused_at_the_approval_becomes_a_refusal()
    {
        var scenario = new Scenario(Right.Access, state => state with { Scope = ["benefits-payment"] }).RunOrdinarily(stopAt: "approve");
        scenario.Act(Scenario.Agent, "override-outcome", ("activity", "benefits-payment"), ("outcome", "refused"), ("reason", "Motif."));

        Assert.Equal((Procedure.RefusePath, LetterKind.Refusal), (scenario.State.Path, scenario.Final.Kind));
        Assert.Equal(CaseStatus.Closed, scenario.RunOrdinarily().State.Status);
    }

    [Fact]
    public void An_outcome_overridden_at_the_review_asks_the_holders_that_are_now_concerned()
    {
        var scenario = new Scenario(Right.Access, state => state with { Scope = ["benefits-payment", "partner-services"] });
        scenario.Act(Scenario.Agent, "confirm-identity")
            .Act(Scenario.Agent, "override-outcome", ("activity", "partner-services"), ("outcome", "refused"), ("reason", "Motif."))
            .Act(Scenario.Agent, "accept-assessment");
        Assert.DoesNotContain(scenario.Done.OfType<AskHolder>(), ask => ask.Holder == "crm");

        scenario.Act(Scenario.Agent, "override-outcome", ("activity", "partner-services"), ("outcome", "granted"), ("reason", "Motif inverse."));
        Assert.Single(scenario.Done.OfType<AskHolder>(), ask => ask.Holder == "crm");
        Assert.Single(scenario.Done.OfType<AskHolder>(), ask => ask.Holder != "crm");
    }
}
