using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>Rights that are exercised less often, and the wrong turns on their way.</summary>
public sealed class RarerRights
{
    [Theory]
    [InlineData(Right.ConsentWithdrawal)]
    [InlineData(Right.Objection)]
    public void What_has_to_stop_at_once_is_neither_refused_nor_paid_for(Right right)
    {
        // Art. 12(5) speaks of Articles 15 to 22; marketing stops on no condition (Art. 21(3)), and so does what rests on consent (Art. 7(3)).
        var scenario = new Scenario(right, state => state with { Scope = ["newsletter"] });
        Assert.Equal("send-letter", scenario.Step);

        Assert.DoesNotContain(scenario.Offers(Scenario.Dpo), offer => offer.Action is "refuse-request" or "charge-fee");
        Assert.IsType<NotAllowedNow>(scenario.Try(Scenario.Dpo, "refuse-request", ("ground", "12(5)"), ("reasons", "Demande abusive.")));
        Assert.IsType<NotAllowedNow>(scenario.Try(Scenario.Dpo, "charge-fee", ("amount", "12.50"), ("reasons", "Demande abusive.")));
        Assert.Equal(LetterKind.Response, scenario.RunOrdinarily().Final.Kind);
    }

    [Fact]
    public void A_withdrawal_of_consent_is_refused_to_nobody_but_who_cannot_be_recognised()
    {
        var scenario = new Scenario(Right.ConsentWithdrawal, state => state with { Scope = ["newsletter"] }, silent: ["crm"]);

        Assert.Equal(["11(2)"], scenario.Offers(Scenario.Dpo).Single(offer => offer.Action == "refuse-request").Fields[0].Options!);
        Assert.Contains("ground", Assert.IsType<InvalidFields>(scenario.Try(Scenario.Dpo, "refuse-request", ("ground", "12(5)"), ("reasons", "Abusive."))).Errors.Keys);
        Assert.DoesNotContain(scenario.Offers(Scenario.Dpo), offer => offer.Action == "charge-fee");
    }

    [Fact]
    public void An_objection_to_more_than_marketing_may_be_refused_or_charged_for_the_rest() =>
        Assert.Equal(
            ["refuse-request", "charge-fee"],
            new Scenario(Right.Objection, state => state with { Scope = ["newsletter", "service-steering"] }).Offers(Scenario.Dpo)
                .Select(offer => offer.Action).Where(action => action is "refuse-request" or "charge-fee"));

    [Fact]
    public void A_decision_confirmed_says_why()
    {
        var scenario = new Scenario(Right.AutomatedDecision, state => state with { Scope = ["risk-acceptance"] })
            .Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment");

        Assert.Contains("reasons", Assert.IsType<InvalidFields>(scenario.Try(Scenario.Agent, "accept-answers", ("result", "decision-confirmed"))).Errors.Keys);
        scenario.Act(Scenario.Agent, "accept-answers", ("result", "decision-confirmed"), ("reasons", "L’âge a été relevé sans erreur."));
        Assert.Equal(("decision-confirmed", "L’âge a été relevé sans erreur."), (scenario.State.ReviewResult, scenario.State.Reasons));
    }

    [Theory]
    [InlineData("done", true)]
    [InlineData("no-data", false)]
    public void A_correction_that_a_person_made_on_paper_is_a_correction(string outcome, bool corrected)
    {
        var scenario = new Scenario(Right.Rectification, state => state with { Scope = ["video-surveillance"], Relations = [Relation.Visitor] })
            .Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment").Act(Scenario.Dpo, "approve");
        var task = Assert.Single(scenario.State.Tasks, one => !one.Done);

        scenario.Act(Scenario.Agent, "complete-task", ("task", task.Id.ToString()), ("outcome", outcome));

        Assert.Equal(corrected, Assert.Single(scenario.State.Queries).Corrected);
        Assert.Equal(corrected, scenario.RunOrdinarily().State.Letters.Any(letter => letter.Kind == LetterKind.RecipientNotice));
    }
}
