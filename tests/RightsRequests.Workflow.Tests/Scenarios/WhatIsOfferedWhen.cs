using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>Every action that a DPO who prepared nothing may take at a moment of a case, and no other: what is not offered is not allowed.</summary>
public sealed class WhatIsOfferedWhen
{
    [Theory]
    [InlineData("opened", "confirm-identity compare-identity doubt-identity request-clarification extend suspend assign note legal-hold record-complaint send-message refuse-request charge-fee withdraw mark-spam")]
    [InlineData("identity in doubt", "confirm-identity compare-identity extend assign note legal-hold record-complaint send-message refuse-request charge-fee withdraw mark-spam")]
    [InlineData("clarification asked", "confirm-identity compare-identity record-clarification extend resume assign note legal-hold record-complaint send-message refuse-request charge-fee withdraw mark-spam")]
    [InlineData("identity settled", "doubt-identity request-clarification accept-assessment override-outcome extend suspend assign note legal-hold record-complaint send-message refuse-request charge-fee withdraw mark-spam")]
    [InlineData("clarification asked at the assessment", "record-clarification accept-assessment override-outcome extend resume assign note legal-hold record-complaint send-message refuse-request charge-fee withdraw mark-spam")]
    [InlineData("holders asked", "doubt-identity re-ask-holder decide-without-holder extend suspend assign note legal-hold record-complaint send-message refuse-request charge-fee withdraw mark-spam")]
    [InlineData("answers in", "doubt-identity request-clarification override-outcome accept-answers redact extend suspend assign note legal-hold record-complaint send-message refuse-request charge-fee withdraw mark-spam")]
    [InlineData("to be approved", "doubt-identity override-outcome approve send-back extend suspend assign note legal-hold record-complaint send-message refuse-request charge-fee withdraw mark-spam")]
    [InlineData("answer drafted", "send-back approve-letter extend assign note legal-hold record-complaint send-message withdraw")]
    [InlineData("answer approved and not signed", "extend assign note legal-hold record-complaint send-message withdraw")]
    [InlineData("erasing", "re-ask-holder decide-without-holder extend assign note legal-hold record-complaint send-message withdraw")]
    [InlineData("erasing, marked as spam", "re-ask-holder decide-without-holder extend assign note legal-hold record-complaint send-message withdraw unmark-spam")]
    [InlineData("erased, answer drafted", "approve-letter extend assign note legal-hold record-complaint record-confirmation send-message withdraw")]
    [InlineData("refusal drafted", "send-back approve-letter extend suspend assign note legal-hold record-complaint send-message charge-fee withdraw mark-spam")]
    [InlineData("refusal approved and not signed", "extend suspend assign note legal-hold record-complaint send-message withdraw")]
    [InlineData("withdrawal of consent drafted", "approve-letter extend suspend assign note legal-hold record-complaint send-message withdraw mark-spam")]
    [InlineData("withdrawal of consent approved and not signed", "extend suspend assign note legal-hold record-complaint send-message withdraw")]
    [InlineData("marked as spam", "confirm-identity compare-identity doubt-identity request-clarification extend suspend assign note legal-hold record-complaint send-message refuse-request charge-fee withdraw unmark-spam confirm-spam")]
    [InlineData("rectification opened", "confirm-identity compare-identity doubt-identity request-clarification record-clarification extend suspend assign note legal-hold record-complaint send-message refuse-request charge-fee withdraw mark-spam")]
    [InlineData("rectification at its answers", "doubt-identity override-outcome approve send-back extend suspend assign note legal-hold record-complaint send-message refuse-request charge-fee withdraw mark-spam")]
    [InlineData("answered", "note legal-hold record-complaint send-message reopen")]
    [InlineData("withdrawn", "note legal-hold record-complaint send-message reopen")]
    [InlineData("withdrawn with a letter to post", "note legal-hold record-complaint reopen")]
    [InlineData("restricted", "note legal-hold record-complaint record-confirmation send-message reopen lift-restriction record-return")]
    [InlineData("restriction refused", "note legal-hold record-complaint send-message reopen")]
    [InlineData("lifting drafted", "approve-letter assign note legal-hold record-complaint record-confirmation send-message record-return")]
    public void Nothing_else_is_offered_or_allowed(string moment, string offered)
    {
        var scenario = At(moment);

        Assert.Equal(offered, string.Join(' ', scenario.Offers(Scenario.SecondDpo).Select(offer => offer.Action)));
    }

    private static Scenario At(string moment) => moment switch
    {
        "opened" => new Scenario(Right.Access),
        "identity in doubt" => new Scenario(Right.Access).Act(Scenario.Agent, "doubt-identity", ("reasons", "La signature diffère.")),
        "clarification asked" => Asked(new Scenario(Right.Access)),
        "identity settled" => new Scenario(Right.Access).Act(Scenario.Agent, "confirm-identity"),
        "clarification asked at the assessment" => Asked(new Scenario(Right.Access).Act(Scenario.Agent, "confirm-identity")),
        "holders asked" => new Scenario(Right.Access, silent: ["crm"]).RunOrdinarily(),
        "answers in" => new Scenario(Right.Access).RunOrdinarily(stopAt: "accept-answers"),
        "to be approved" => new Scenario(Right.Access).RunOrdinarily(stopAt: "approve"),
        "answer drafted" => new Scenario(Right.Access).RunOrdinarily(stopAt: "approve-letter"),
        "answer approved and not signed" => Unsigned(new Scenario(Right.Access)),
        "erasing" => Erasing(),
        "erasing, marked as spam" => Erasing(marked: true),
        "erased, answer drafted" => new Scenario(Right.Erasure).RunOrdinarily(stopAt: "approve-letter"),
        "refusal drafted" => Refused(),
        "refusal approved and not signed" => Unsigned(Refused()),
        "withdrawal of consent drafted" => new Scenario(Right.ConsentWithdrawal).RunOrdinarily(stopAt: "approve-letter"),
        "withdrawal of consent approved and not signed" => Unsigned(new Scenario(Right.ConsentWithdrawal)),
        "marked as spam" => new Scenario(Right.Access).Act(Scenario.Agent, "mark-spam"),
        "rectification opened" => new Scenario(Right.Rectification),
        "rectification at its answers" => new Scenario(Right.Rectification).RunOrdinarily(stopAt: "approve"),
        "answered" => new Scenario(Right.Access).RunOrdinarily(),
        "withdrawn" => new Scenario(Right.Access).Act(Scenario.Agent, "withdraw"),
        "withdrawn with a letter to post" => new Scenario(Right.Access, state => state with { HasEmail = false }).Act(Scenario.Agent, "withdraw"),
        "restricted" => new Scenario(Right.Restriction).RunOrdinarily(),
        "restriction refused" => new Scenario(Right.Restriction).Act(Scenario.Dpo, "refuse-request", ("ground", "12(5)"), ("reasons", "Excessive.")).Act(Scenario.SecondDpo, "approve-letter"),
        "lifting drafted" => new Scenario(Right.Restriction).RunOrdinarily().Act(Scenario.Agent, "lift-restriction"),
        _ => throw new ArgumentOutOfRangeException(nameof(moment)),
    };

    private static Scenario Asked(Scenario scenario) => scenario.Act(Scenario.Agent, "request-clarification", ("question", "Quelles données ?"));

    private static Scenario Refused() => new Scenario(Right.Access).Act(Scenario.Dpo, "refuse-request", ("ground", "12(5)"), ("reasons", "Excessive."));

    private static Scenario Erasing(bool marked = false)
    {
        var scenario = new Scenario(Right.Erasure).RunOrdinarily(stopAt: "approve");
        scenario.Silent.UnionWith(Scenario.Policy.Holders.Select(holder => holder.Id));
        return (marked ? scenario.Act(Scenario.Agent, "mark-spam") : scenario).Act(Scenario.Dpo, "approve");
    }

    private static Scenario Unsigned(Scenario scenario)
    {
        scenario.RunOrdinarily(stopAt: "approve-letter").CarriesOut = effect => effect is not SignLetter;
        return scenario.Act(Scenario.SecondDpo, "approve-letter");
    }
}
