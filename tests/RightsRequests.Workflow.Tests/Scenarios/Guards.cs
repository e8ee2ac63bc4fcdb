using NodaTime;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Workflow.Tests;

public sealed class Guards
{
    [Fact]
    public void Nobody_approves_what_they_prepared()
    {
        var dpoAlone = Scenario.Dpo;
        var scenario = new Scenario(Right.Restriction).Act(dpoAlone, "confirm-identity").Act(dpoAlone, "accept-assessment");

        Assert.IsType<Forbidden>(scenario.Try(dpoAlone, "approve"));
        Assert.DoesNotContain(scenario.Offers(dpoAlone), offer => offer.Action == "approve");
        Assert.IsType<Applied>(scenario.Try(new Actor("carol", new HashSet<Role> { Role.Dpo }), "approve"));
    }

    [Fact]
    public void An_agent_never_approves()
    {
        var scenario = new Scenario(Right.Restriction).Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment");

        Assert.IsType<Forbidden>(scenario.Try(new Actor("carol", new HashSet<Role> { Role.Agent }), "approve"));
    }

    [Fact]
    public void Holders_are_asked_only_after_identity_and_erase_only_after_approval()
    {
        var scenario = new Scenario(Right.Erasure);
        Assert.Empty(scenario.Done.OfType<AskHolder>());

        scenario.Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment");
        Assert.All(scenario.Done.OfType<AskHolder>(), ask => Assert.Equal(HolderAction.Locate, ask.Action));

        scenario.RunOrdinarily();
        Assert.Contains(scenario.Done.OfType<AskHolder>(), ask => ask.Action == HolderAction.Erase);
    }

    [Fact]
    public void An_objection_to_marketing_stops_at_once_without_identity_or_approval()
    {
        var scenario = new Scenario(Right.Objection, state => state with { Scope = ["analogous-products-prospecting"] });

        Assert.Equal(HolderAction.StopProcessing, Assert.Single(scenario.Done.OfType<AskHolder>()).Action);
        Assert.Equal("send-letter", scenario.Step);
        Assert.Equal(["approve-letter"], scenario.Offers(Scenario.Dpo).Select(offer => offer.Action).Where(action => action.StartsWith("approve", StringComparison.Ordinal)));
    }

    [Fact]
    public void Consent_withdrawal_stops_at_once()
    {
        var scenario = new Scenario(Right.ConsentWithdrawal);

        Assert.NotEmpty(scenario.Done.OfType<AskHolder>());
        Assert.All(scenario.Done.OfType<AskHolder>(), ask => Assert.Equal(HolderAction.StopProcessing, ask.Action));
    }

    [Fact]
    public void Identity_never_settled_suspends_reminds_and_closes_with_a_letter()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "doubt-identity", ("reasons", "La signature diffère.")).Wait(31);

        Assert.Single(scenario.Done.OfType<RemindSubject>());
        scenario.Act(Scenario.Dpo, "approve-letter");
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.Equal(LetterKind.ClosingUnidentified, scenario.State.Letters.Single(letter => letter.Final).Kind);
        Assert.Empty(scenario.Done.OfType<AskHolder>());
    }

    [Fact]
    public void Two_suspensions_add_up()
    {
        var scenario = new Scenario(Right.Access);
        var before = CaseMachine.Deadline(scenario.State, scenario.State.ReceivedOn).Nominal;

        scenario.Wait(1).Act(Scenario.Agent, "doubt-identity", ("reasons", "Doute.")).Wait(4).Act(Scenario.Agent, "confirm-identity");
        scenario.Act(Scenario.Agent, "request-clarification", ("question", "Quelles données ?")).Wait(6).Act(Scenario.Agent, "record-clarification");

        Assert.Equal(before.PlusDays(10), CaseMachine.Deadline(scenario.State, new LocalDate(2026, 4, 20)).Nominal);
    }

    [Fact]
    public void An_extension_is_had_once_and_in_time()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "extend", ("reasons", "Demande complexe."));

        Assert.Equal(new LocalDate(2026, 7, 1), CaseMachine.Due(scenario.State, new LocalDate(2026, 4, 2)));
        Assert.IsType<NotAllowedNow>(scenario.Try(Scenario.Agent, "extend", ("reasons", "Encore.")));
        Assert.IsType<NotAllowedNow>(new Scenario(Right.Access).Wait(40).Try(Scenario.Agent, "extend", ("reasons", "Trop tard.")));
    }

    [Fact]
    public void A_silent_holder_is_asked_again_then_a_person_decides()
    {
        var scenario = new Scenario(Right.Access);
        scenario.Silent.Add("crm");
        scenario.Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment").RunOrdinarily().Wait(12);

        Assert.Equal([1, 2, 3], scenario.Done.OfType<AskHolder>().Where(ask => ask.Holder == "crm").Select(ask => ask.Attempt));
        Assert.Equal("ask-holders", scenario.Step);
        scenario.Act(Scenario.Agent, "decide-without-holder", ("holder", "crm"), ("reason", "Système arrêté.")).RunOrdinarily();
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
    }

    [Fact]
    public void A_second_answer_that_differs_is_an_incident_and_changes_nothing()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment");
        var ask = scenario.Done.OfType<AskHolder>().First();
        var before = scenario.State.Queries;

        Assert.IsType<Ignored>(scenario.Happens(Scenario.Answer(ask)));
        scenario.Happens(Scenario.Answer(ask, hash: "h2"));

        Assert.Equal(before, scenario.State.Queries);
        Assert.Single(scenario.State.Incidents);
    }

    [Fact]
    public void An_erasure_waits_for_the_access_of_the_same_person()
    {
        var access = Guid.Parse("00000000-0000-7000-8000-000000000002");
        var scenario = new Scenario(Right.Erasure, state => state with { Related = [new RelatedCase(access, Right.Access, Open: true)] })
            .Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment");

        Assert.Equal("await-related", scenario.Step);
        Assert.Empty(scenario.Done.OfType<AskHolder>());
        scenario.Happens(new RelatedCaseEnded("r/1", access));
        scenario.RunOrdinarily();
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
    }

    [Fact]
    public void A_restriction_is_lifted_only_after_the_person_was_told()
    {
        var scenario = new Scenario(Right.Restriction).RunOrdinarily();
        scenario.Act(Scenario.Agent, "lift-restriction");

        Assert.Equal(CaseStatus.Open, scenario.State.Status);
        Assert.DoesNotContain(scenario.Done.OfType<AskHolder>(), ask => ask.Action == HolderAction.LiftRestriction);
        scenario.RunOrdinarily();
        Assert.Contains(scenario.Done.OfType<AskHolder>(), ask => ask.Action == HolderAction.LiftRestriction);
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
    }

    [Fact]
    public void A_refused_request_ends_in_a_refusal_letter()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Dpo, "refuse-request", ("ground", "12(5)"), ("reasons", "Demande répétée chaque jour."));

        Assert.IsType<Forbidden>(scenario.Try(Scenario.Dpo, "approve-letter"));
        scenario.Act(new Actor("carol", new HashSet<Role> { Role.Dpo }), "approve-letter");
        Assert.Equal(LetterKind.Refusal, scenario.State.Letters.Single(letter => letter.Final).Kind);
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
    }

    [Fact]
    public void A_withdrawn_case_has_no_timer_and_no_final_letter()
    {
        var scenario = new Scenario(Right.Access);
        scenario.Happens(new SubjectWithdrew("w"));

        Assert.Equal(CaseStatus.Withdrawn, scenario.State.Status);
        Assert.Empty(scenario.Timers);
        Assert.DoesNotContain(scenario.State.Letters, letter => letter.Final);
    }
}
