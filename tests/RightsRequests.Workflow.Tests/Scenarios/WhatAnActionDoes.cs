using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>What an action changes beside moving the case on.</summary>
public sealed class WhatAnActionDoes
{
    [Fact]
    public void What_a_person_chose_at_the_assessment_holds_against_what_was_proposed()
    {
        var scenario = new Scenario(Right.Erasure, state => state with { Scope = ["partner-services", "benefits-payment"] }).Act(Scenario.Agent, "confirm-identity");
        var choice = scenario.Offers(Scenario.Agent).Single(offer => offer.Action == "accept-assessment").Fields[0];
        var other = choice.Options!.Single(option => option == "granted-in-part");
        Assert.NotEqual(other, choice.Options![0]);

        scenario.Act(Scenario.Agent, "accept-assessment", (choice.Name, other));
        Assert.Equal(Outcome.GrantedInPart, scenario.State.Assessment.Single(one => one.Assessed.Activity == choice.Name).Effective);
    }

    [Fact]
    public void A_refusal_ends_what_was_under_way()
    {
        var scenario = new Scenario(Right.Access, silent: ["crm", "premises-and-video"]).RunOrdinarily().Act(Scenario.Agent, "suspend", ("reason", "Attente."));
        Assert.Contains(scenario.State.Queries, query => query.Status == QueryStatus.Asked);
        scenario.Act(Scenario.Dpo, "refuse-request", ("ground", "12(5)"), ("reasons", "Excessive."));

        Assert.Null(scenario.State.Suspended);
        Assert.DoesNotContain(scenario.State.Queries, scenario.State.Awaits);
        Assert.DoesNotContain(scenario.State.Tasks, task => task is { Kind: "holder", Done: false });
        Assert.Equal(("12(5)", "Excessive."), (scenario.State.RefusalGround, scenario.State.Reasons));
        Assert.All(scenario.State.Assessment, one => Assert.Equal((Outcome.Refused, "12(5)", "Excessive."), (one.Effective, one.Assessed.Ground, one.DecidedReason)));
    }

    [Fact]
    public void An_answer_drafted_before_a_refusal_is_taken_back()
    {
        // Nothing was stopped anywhere: who cannot be recognised is still told so.
        var scenario = new Scenario(Right.ConsentWithdrawal, state => state with { Scope = ["newsletter"] }, silent: ["crm"]) { Answers = ask => Scenario.Answer(ask, outcome: "no-data") }
            .AskSilentAnew().RunOrdinarily(stopAt: "approve-letter");
        Assert.Equal(LetterKind.Response, scenario.Final.Kind);
        scenario.Act(Scenario.Dpo, "refuse-request", ("ground", "11(2)"), ("reasons", "Personne introuvable."));

        Assert.Equal(LetterKind.Refusal, Assert.Single(scenario.State.Letters, letter => letter.Final).Kind);
    }

    [Fact]
    public void A_legal_hold_before_the_assessment_is_accepted_is_part_of_it()
    {
        var scenario = new Scenario(Right.Erasure, state => state with { Scope = ["partner-services"] }).Act(Scenario.Agent, "confirm-identity");
        scenario.Act(Scenario.Dpo, "legal-hold", ("hold", "keep"));
        Assert.Equal("17(3)(e)", scenario.State.Assessment.Single().Assessed.Ground);

        scenario.Act(Scenario.Agent, "accept-assessment");
        Assert.Equal(LetterKind.Refusal, scenario.Final.Kind);
    }

    [Fact]
    public void A_legal_hold_between_the_approval_and_the_answer_moves_nothing()
    {
        var scenario = new Scenario(Right.Erasure, state => state with { Scope = ["partner-services"] }).RunOrdinarily(stopAt: "approve-letter");
        var (before, step) = (scenario.State.Assessment, scenario.Step);
        scenario.Act(Scenario.Dpo, "legal-hold", ("hold", "keep"));

        Assert.Equal((before, step, true), (scenario.State.Assessment, scenario.Step, scenario.State.LegalHold));
    }

    [Fact]
    public void An_objection_to_marketing_may_be_granted_by_decision()
    {
        var scenario = new Scenario(Right.Objection).Act(Scenario.Agent, "confirm-identity");

        Assert.IsType<Applied>(scenario.Try(Scenario.Agent, "override-outcome", ("activity", "analogous-products-prospecting"), ("outcome", "granted"), ("reason", "Oui.")));
    }

    [Fact]
    public void A_question_still_open_when_the_quality_is_not_proved_counted_until_then()
    {
        var scenario = new Scenario(Right.Access, state => state with { Represented = true }).Act(Scenario.Agent, "request-clarification", ("question", "Quelles données ?"))
            .Wait(4).Act(Scenario.Agent, "confirm-identity", ("qualityProved", "no"));

        Assert.Equal(new Suspension(new LocalDate(2026, 4, 1), new LocalDate(2026, 4, 5)), Assert.Single(scenario.State.Suspensions));
        Assert.Equal((new LocalDate(2026, 4, 5), "identity"), (scenario.State.Suspended!.Since, scenario.State.Suspended.Why));
    }

    [Fact]
    public void What_the_person_wrote_before_they_were_asked_ends_no_suspension()
    {
        var scenario = new Scenario(Right.Access);
        scenario.Happens(new SubjectWrote("m", Guid.NewGuid(), "Bonjour."));
        scenario.Wait(2).Act(Scenario.Agent, "doubt-identity", ("reasons", "Doute.")).Wait(5).Act(Scenario.Agent, "confirm-identity");

        Assert.Equal(new Suspension(new LocalDate(2026, 4, 3), new LocalDate(2026, 4, 8)), Assert.Single(scenario.State.Suspensions));
    }

    [Fact]
    public void A_question_that_is_posted_later_suspends_from_the_day_on_which_it_left()
    {
        var scenario = new Scenario(Right.Access, state => state with { HasEmail = false }).Act(Scenario.Agent, "request-clarification", ("question", "Quelles données ?"));
        var question = scenario.State.Letters.Single(letter => letter.Kind == LetterKind.ClarificationRequest);
        scenario.Act(Scenario.Dpo, "charge-fee", ("amount", "12"), ("reasons", "Copies supplémentaires.")).Wait(3);
        scenario.Act(Scenario.Agent, "complete-task", ("task", scenario.State.Tasks.Single(task => task.Subject == question.Id).Id.ToString()));

        Assert.Equal(new LocalDate(2026, 4, 4), scenario.State.Suspended!.Since);
    }

    [Fact]
    public void Of_incidents_only_that_of_the_letter_that_the_case_waits_for_cannot_be_dismissed()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily(stopAt: "approve-letter");
        scenario.CarriesOut = effect => effect is not SignLetter;
        scenario.Act(Scenario.Dpo, "approve-letter");
        var interim = scenario.State.Letters.First(letter => !letter.Final).Id;
        string[] keys = [$"sign/{scenario.Final.Id:N}", $"sign/{interim:N}", "ask/1"];
        foreach (var key in keys)
        {
            scenario.Happens(new IncidentReported(key, "failed", null, key));
        }

        Assert.Equal([keys[1], keys[2]], Dismissible());
        scenario.Act(Scenario.Agent, "withdraw");
        Assert.Equal(keys, Dismissible());

        IEnumerable<string?> Dismissible() => scenario.Offers(Scenario.Agent).Single(offer => offer.Action == "dismiss-incident").Fields[0].Options!
            .Select(id => scenario.State.Incidents.Single(one => one.Id.ToString() == id).EffectKey);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void A_mail_given_up_becomes_a_letter_to_post_and_nothing_else_does(bool withdrawn, int toPost)
    {
        var scenario = new Scenario(Right.Access, carriesOut: effect => effect is not SendLetter);
        var letter = scenario.State.Letters.Single();
        foreach (var key in new[] { $"send/{letter.Id:N}", "ask/1" })
        {
            scenario.Happens(new IncidentReported(key, "failed", null, key));
        }

        if (withdrawn)
        {
            scenario.Act(Scenario.Agent, "withdraw");
        }

        scenario.Act(Scenario.Agent, "dismiss-incident", ("incident", scenario.State.Incidents[1].Id.ToString()), ("reason", "Essai."));
        Assert.Empty(scenario.State.Tasks);
        scenario.Act(Scenario.Agent, "dismiss-incident", ("incident", scenario.State.Incidents[0].Id.ToString()), ("reason", "Adresse morte."));
        Assert.Equal(toPost, scenario.State.Tasks.Count(task => task.Kind == "post" && task.Subject == letter.Id));
    }

    [Fact]
    public void One_field_is_blacked_out_in_the_record_that_was_named()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily(stopAt: "accept-answers");
        var (first, second) = ($"{scenario.State.Queries[0].Id}/0", $"{scenario.State.Queries[1].Id}/0");
        scenario.Act(Scenario.Agent, "redact", ("record", first), ("field", "colleague")).Act(Scenario.Agent, "redact", ("record", second), ("field", "colleague"));
        scenario.Act(Scenario.Agent, "redact", ("record", second), ("field", "colleague"), ("choice", "disclose"), ("reason", "Connu de la personne."));

        Assert.Equal([(first, true), (second, false)], scenario.State.Redactions.Select(one => (one.Record, one.Redact)));
        Assert.Equal([("redacted", first), ("redacted", second), ("disclosed", second)], scenario.Audit.Where(note => note.What is "redacted" or "disclosed").Select(note => (note.What, note.Detail)));
    }

    [Fact]
    public void Corrections_add_up_and_belong_to_a_rectification()
    {
        var scenario = new Scenario(Right.Rectification);
        var category = scenario.Offers(Scenario.Agent).Single(offer => offer.Action == "record-clarification").Fields[1].Options![0];
        scenario.Act(Scenario.Agent, "record-clarification", ("category", category), ("field", "street"), ("value", "1 rue Neuve"));
        scenario.Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "record-clarification", ("category", category), ("field", "town"), ("value", "Lyon"));
        Assert.Equal(["street", "town"], scenario.State.Corrections.Select(one => one.Field));
        Assert.Equal(2, scenario.Audit.Count(note => note.What == "correction-recorded" && note.Detail == category));

        var access = new Scenario(Right.Access).Act(Scenario.Agent, "request-clarification", ("question", "Quelles données ?"));
        Assert.Equal(["text"], access.Offers(Scenario.Agent).Single(offer => offer.Action == "record-clarification").Fields.Select(field => field.Name));
    }

    [Theory]
    [InlineData("partial")]
    [InlineData("refused")]
    public void Who_does_a_part_or_refuses_in_the_place_of_a_holder_says_why(string outcome)
    {
        var scenario = new Scenario(Right.Access, silent: [.. Scenario.Policy.Holders.Select(holder => holder.Id)])
            .Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment");
        var task = scenario.State.Tasks.First(one => one is { Kind: "holder", Done: false }).Id.ToString();

        Assert.Equal(["reason"], Assert.IsType<InvalidFields>(scenario.Try(Scenario.Agent, "complete-task", ("task", task), ("outcome", outcome))).Errors.Keys);
    }

    [Fact]
    public void Who_is_in_charge_and_what_a_complaint_says_is_kept_and_the_team_told()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "assign", ("user", "erin")).Act(Scenario.Agent, "record-complaint", ("text", "Saisine de la CNIL."));

        Assert.Equal("erin", scenario.State.Assignee);
        Assert.Contains(scenario.State.Notes, note => note.Text == "Saisine de la CNIL.");
        Assert.Contains("reminder", scenario.Told);
        Assert.Equal(["erin", ""], scenario.Audit.Where(note => note.What is "assigned" or "complaint").Select(note => note.Detail));
    }

    [Fact]
    public void Why_a_restriction_is_lifted_or_a_limit_extended_is_kept_for_the_letter()
    {
        var restricted = new Scenario(Right.Restriction).RunOrdinarily().Act(Scenario.Agent, "lift-restriction", ("reasons", "Exactitude vérifiée."));
        var extended = new Scenario(Right.Access).Act(Scenario.Agent, "extend", ("reasons", "Demande complexe."));

        Assert.Equal(("Exactitude vérifiée.", "Demande complexe."), (restricted.State.Reasons, extended.State.ExtensionReasons));
        Assert.Contains(extended.Audit, note => note is { What: "extended", Detail: "2026-07-01" });
    }
}
