using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>For each of the eight rights, each way a case can go, over months of a fake clock.</summary>
public sealed class EveryRight
{
    public static TheoryData<Right> AllRights => [.. Enum.GetValues<Right>()];

    /// <summary>Rights whose procedure waits for identity; a consent withdrawn stops at once.</summary>
    public static TheoryData<Right> IdentifiedRights => [.. Enum.GetValues<Right>().Where(right => right != Right.ConsentWithdrawal)];

    [Theory]
    [MemberData(nameof(AllRights))]
    public void Granted(Right right)
    {
        var scenario = new Scenario(right, state => state with { Scope = [GrantedActivity(right)] }).RunOrdinarily();

        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.True(Assert.Single(scenario.State.Assessment).IsGranted);
        Assert.Equal(LetterKind.Response, scenario.Final.Kind);
        Assert.NotEmpty(scenario.Done.OfType<AskHolder>());
        Assert.All(scenario.Timers, timer => Assert.True(
            timer.Key.StartsWith("verify/", StringComparison.Ordinal) ? right is Right.Erasure or Right.Restriction : timer.Key.StartsWith("recipient-silent/", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(IdentifiedRights))]
    public void Partly_granted_and_the_letter_is_a_response(Right right)
    {
        var scenario = new Scenario(right, state => state with { Scope = [GrantedActivity(right), "contract-conclusion"] });
        scenario.Act(Scenario.Agent, "confirm-identity")
            .Act(Scenario.Agent, "override-outcome", ("activity", "contract-conclusion"), ("outcome", "refused"), ("reason", "Motif écrit par une personne."))
            .RunOrdinarily();

        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.Equal(LetterKind.Response, scenario.Final.Kind);
        var refused = scenario.State.Assessment.Single(one => one.Assessed.Activity == "contract-conclusion");
        Assert.Equal((Outcome.Refused, "Motif écrit par une personne."), (refused.Decided, refused.DecidedReason));
        Assert.DoesNotContain(scenario.Done.OfType<AskHolder>(), ask => ask.Activities.Contains("contract-conclusion"));
    }

    [Theory]
    [MemberData(nameof(IdentifiedRights))]
    public void Nothing_granted_ends_in_a_refusal_letter_and_no_holder_is_asked(Right right)
    {
        var scenario = new Scenario(right, state => state with { Scope = ["contract-management"] });
        scenario.Act(Scenario.Agent, "confirm-identity")
            .Act(Scenario.Agent, "override-outcome", ("activity", "contract-management"), ("outcome", "refused"), ("reason", "Motif."))
            .RunOrdinarily();

        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.Equal(LetterKind.Refusal, scenario.Final.Kind);
        Assert.Empty(scenario.Done.OfType<AskHolder>());
    }

    [Theory]
    [MemberData(nameof(AllRights))]
    public void The_whole_request_refused_by_a_person_ends_in_a_refusal_letter(Right right)
    {
        var scenario = new Scenario(right, silent: [.. Scenario.Policy.Holders.Select(holder => holder.Id)]);
        // The withdrawal of a consent is never unfounded nor excessive (Art. 7(3)).
        var ground = right == Right.ConsentWithdrawal ? "11(2)" : "12(5)";
        scenario.Act(Scenario.Dpo, "refuse-request", ("ground", ground), ("reasons", "Demandes répétées chaque jour."));

        Assert.Equal(Procedure.RefusePath, scenario.State.Path);
        Assert.IsType<Forbidden>(scenario.Try(Scenario.Dpo, "approve-letter"));
        scenario.Act(Scenario.SecondDpo, "approve-letter");
        Assert.Equal((CaseStatus.Closed, LetterKind.Refusal), (scenario.State.Status, scenario.Final.Kind));
        Assert.All(
            scenario.State.Assessment.Where(one => !(right == Right.Objection && one.Assessed.Marketing)),
            one => Assert.Equal((Outcome.Refused, ground), (one.Decided, one.Assessed.Ground)));
    }

    [Theory]
    [MemberData(nameof(IdentifiedRights))]
    public void Identity_never_settled_closes_with_a_letter_and_nothing_disclosed(Right right)
    {
        var scenario = new Scenario(right, state => state with { Scope = [GrantedActivity(right), "contract-management"] });
        scenario.Act(Scenario.Agent, "doubt-identity", ("reasons", "Signature différente.")).Wait(29);
        Assert.Equal("verify-identity", scenario.Step);
        Assert.Single(scenario.Done.OfType<RemindSubject>());

        scenario.Wait(2);
        Assert.Equal((Procedure.UnidentifiedPath, IdentityStatus.NotEstablished), (scenario.State.Path, scenario.State.Identity));
        scenario.Act(Scenario.Dpo, "approve-letter");
        Assert.Equal((CaseStatus.Closed, LetterKind.ClosingUnidentified), (scenario.State.Status, scenario.Final.Kind));
        Assert.DoesNotContain(scenario.Done.OfType<AskHolder>(), ask => ask.Action != HolderAction.StopProcessing);
    }

    [Theory]
    [MemberData(nameof(AllRights))]
    public void Extended_once_with_a_letter_and_answered_in_the_third_month(Right right)
    {
        var holders = Scenario.Policy.Holders.Select(holder => holder.Id).ToArray();
        var scenario = new Scenario(right, silent: holders).Wait(20).Act(Scenario.Agent, "extend", ("reasons", "Demande complexe."));

        Assert.Equal(new LocalDate(2026, 7, 1), CaseMachine.Due(scenario.State, scenario.State.ReceivedOn));
        Assert.Contains(scenario.State.Letters, letter => letter is { Kind: LetterKind.Extension, Status: LetterStatus.Sent });
        Assert.IsType<NotAllowedNow>(scenario.Try(Scenario.Agent, "extend", ("reasons", "Encore.")));
        scenario.Wait(50);
        Assert.DoesNotContain("overdue", scenario.Told);

        scenario.AskSilentAnew().RunOrdinarily();
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.DoesNotContain(scenario.Audit, note => note.What == "answered-late");
    }

    [Theory]
    [MemberData(nameof(AllRights))]
    public void Suspended_twice_and_the_days_add_up(Right right)
    {
        var scenario = new Scenario(right, silent: [.. Scenario.Policy.Holders.Select(holder => holder.Id)]);
        scenario.Wait(1).Act(Scenario.Agent, "suspend", ("reason", "Précision demandée par téléphone.")).Wait(4).Act(Scenario.Agent, "resume");
        scenario.Wait(2).Act(Scenario.Agent, "suspend", ("reason", "Encore.")).Wait(6).Act(Scenario.Agent, "resume");

        // 1 May and 10 days: 11 May, a Monday.
        Assert.Equal(new LocalDate(2026, 5, 11), CaseMachine.Due(scenario.State, new LocalDate(2026, 4, 20)));
        scenario.AskSilentAnew().RunOrdinarily();
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
    }

    [Theory]
    [MemberData(nameof(AllRights))]
    public void A_holder_that_never_answers_is_given_up_by_a_person(Right right)
    {
        var activity = GrantedActivity(right);
        var holder = Scenario.Policy.Activity(activity)!.Holders[0];
        var scenario = new Scenario(right, state => state with { Scope = [activity] }, silent: [holder]).RunOrdinarily();

        Assert.Equal("ask-holders", scenario.Step);
        scenario.Wait(60);
        Assert.Equal("ask-holders", scenario.Step);
        Assert.Contains("holder-late", scenario.Told);
        Assert.True(scenario.Done.OfType<AskHolder>().Count() > 1, "asked again");
        while (scenario.Offers(Scenario.Agent).Any(offer => offer.Action == "decide-without-holder"))
        {
            scenario.Act(Scenario.Agent, "decide-without-holder", ("holder", holder), ("reason", "Système arrêté.")).RunOrdinarily();
        }

        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.Contains(scenario.Audit, note => note.What == "answered-late");
        Assert.Contains(scenario.State.Notes, note => note.Text == "Système arrêté.");
    }

    [Theory]
    [MemberData(nameof(AllRights))]
    public void Withdrawn_ends_at_once_with_no_timer_and_late_answers_are_incidents(Right right)
    {
        var activity = GrantedActivity(right);
        var holder = Scenario.Policy.Activity(activity)!.Holders[0];
        var scenario = new Scenario(right, state => state with { Scope = [activity] }, silent: [holder]).RunOrdinarily();
        scenario.Happens(new SubjectWithdrew("w"));

        Assert.Equal(CaseStatus.Withdrawn, scenario.State.Status);
        Assert.Empty(scenario.Timers);
        Assert.DoesNotContain(scenario.State.Letters, letter => letter.Final);
        Assert.Single(scenario.Done.OfType<TellRelatedCases>());
        Assert.IsType<NotAllowedNow>(scenario.Happens(new SubjectWithdrew("w2")));

        scenario.Happens(Scenario.Answer(scenario.Done.OfType<AskHolder>().First()));
        Assert.Single(scenario.State.Incidents);
        Assert.Equal(CaseStatus.Withdrawn, scenario.State.Status);
    }

    private static string GrantedActivity(Right right) => right switch
    {
        Right.ConsentWithdrawal => "partner-services",
        Right.Objection => "service-steering",
        Right.AutomatedDecision => "risk-acceptance",
        Right.Erasure or Right.Portability => "partner-services",
        _ => "benefits-payment",
    };
}
