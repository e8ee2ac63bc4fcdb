using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>Events that any step allows, and people for whom the law says something of their own.</summary>
public sealed class SpecialCases
{
    private static readonly LocalDate Received = new(2026, 4, 1);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Who_acts_for_another_proves_their_quality_first(bool represented, bool afterDeath)
    {
        var scenario = new Scenario(Right.Access, state => state with { Represented = represented, AfterDeath = afterDeath });

        Assert.Equal(["no", "yes"], Assert.Single(scenario.Offers(Scenario.Agent).Single(offer => offer.Action == "confirm-identity").Fields).Options!);
        Assert.Contains("qualityProved", Assert.IsType<InvalidFields>(scenario.Try(Scenario.Agent, "confirm-identity")).Errors.Keys);
        scenario.Act(Scenario.Agent, "confirm-identity", ("qualityProved", "no"));
        Assert.Equal((IdentityStatus.InDoubt, "identity", "verify-identity"), (scenario.State.Identity, scenario.State.Suspended?.Why, scenario.Step));
        Assert.Single(scenario.State.Letters, letter => letter is { Kind: LetterKind.IdentityRequest, Status: LetterStatus.Sent });
        Assert.Empty(scenario.Done.OfType<AskHolder>());

        scenario.Wait(5);
        Assert.Equal(["yes"], Assert.Single(scenario.Offers(Scenario.Agent).Single(offer => offer.Action == "confirm-identity").Fields).Options!);
        scenario.Act(Scenario.Agent, "confirm-identity", ("qualityProved", "yes"));
        Assert.Equal((IdentityStatus.Settled, (OpenSuspension?)null), (scenario.State.Identity, scenario.State.Suspended));
        Assert.Equal(5, Period.DaysBetween(Assert.Single(scenario.State.Suspensions).AskedOn, scenario.State.Suspensions[0].ReceivedOn));
    }

    [Fact]
    public void A_quality_proved_in_the_file_goes_on_at_once()
    {
        var scenario = new Scenario(Right.Access, state => state with { Represented = true }).Act(Scenario.Agent, "confirm-identity", ("qualityProved", "yes"));

        Assert.Equal((IdentityStatus.Settled, 0), (scenario.State.Identity, scenario.State.Suspensions.Count));
        Assert.DoesNotContain(scenario.State.Letters, letter => letter.Kind == LetterKind.IdentityRequest);
    }

    [Fact]
    public void First_options_alone_lead_a_represented_case_to_its_letter_and_no_proof_to_its_closing()
    {
        var proved = new Scenario(Right.Access, state => state with { Represented = true }).RunOrdinarily();
        Assert.Equal((CaseStatus.Closed, LetterKind.Response), (proved.State.Status, proved.Final.Kind));
        Assert.Contains(proved.State.Letters, letter => letter.Kind == LetterKind.IdentityRequest);

        var never = new Scenario(Right.Access, state => state with { AfterDeath = true }).Act(Scenario.Agent, "confirm-identity", ("qualityProved", "no")).Wait(60);
        Assert.Equal(IdentityStatus.NotEstablished, never.State.Identity);
        Assert.Empty(never.Done.OfType<AskHolder>());
    }

    [Fact]
    public void A_health_record_has_its_own_limit_and_no_extension()
    {
        var recent = new Scenario(Right.Access, state => state with { HealthRecord = true });
        var old = new Scenario(Right.Access, state => state with { HealthRecord = true, HealthRecordOlderThanFiveYears = true });

        Assert.Equal(new LocalDate(2026, 4, 9), CaseMachine.Due(recent.State, Received));
        Assert.Equal(new LocalDate(2026, 6, 1), CaseMachine.Due(old.State, Received));
        Assert.DoesNotContain(recent.Offers(Scenario.Dpo), offer => offer.Action == "extend");
        Assert.IsType<NotAllowedNow>(recent.Try(Scenario.Agent, "extend", ("reasons", "Complexe.")));
    }

    [Fact]
    public void A_minors_erasure_has_no_extension()
    {
        var scenario = new Scenario(Right.Erasure, state => state with { Minor = true });

        Assert.DoesNotContain(scenario.Offers(Scenario.Agent), offer => offer.Action == "extend");
        Assert.Null(CaseMachine.Deadline(scenario.State, Received).ExtendedDue);
    }

    [Fact]
    public void A_legal_hold_stops_an_erasure_that_was_already_accepted()
    {
        var scenario = new Scenario(Right.Erasure, state => state with { Scope = ["partner-services"] })
            .Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment").Act(Scenario.Agent, "accept-answers");
        Assert.Equal("approve", scenario.Step);

        scenario.Act(Scenario.Dpo, "legal-hold", ("hold", "keep"));
        Assert.Equal("assess", scenario.Step);
        Assert.False(scenario.State.Assessment.Single().IsGranted);
        scenario.RunOrdinarily();
        Assert.Equal(LetterKind.Refusal, scenario.Final.Kind);
        Assert.DoesNotContain(scenario.Done.OfType<AskHolder>(), ask => ask.Action == HolderAction.Erase);
    }

    [Fact]
    public void A_legal_hold_leaves_what_it_does_not_touch_as_a_person_decided_it()
    {
        var scenario = new Scenario(Right.Access, state => state with { Scope = ["benefits-payment", "partner-services"] })
            .Act(Scenario.Agent, "confirm-identity")
            .Act(Scenario.Agent, "override-outcome", ("activity", "benefits-payment"), ("outcome", "granted-in-part"), ("reason", "Tiers masqués."));
        var before = scenario.State.Assessment;
        scenario.Act(Scenario.Dpo, "legal-hold", ("hold", "keep"));

        Assert.Equal(before, scenario.State.Assessment);
        Assert.Equal(["keep", "release"], scenario.Offers(Scenario.Dpo).Single(offer => offer.Action == "legal-hold").Fields[0].Options!);
        scenario.Act(Scenario.Agent, "accept-assessment").Act(Scenario.Dpo, "legal-hold", ("hold", "release"));
        Assert.Equal("review", scenario.Step);
        Assert.False(scenario.State.LegalHold);
    }

    [Fact]
    public void A_legal_hold_after_the_approval_is_written_down_only()
    {
        var scenario = new Scenario(Right.Erasure).RunOrdinarily();
        var before = scenario.State.Assessment;
        scenario.Act(Scenario.Dpo, "legal-hold", ("hold", "keep"));

        Assert.Equal(before, scenario.State.Assessment);
        Assert.True(scenario.State.LegalHold);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("1000.01", false)]
    [InlineData("beaucoup", false)]
    [InlineData("0.001", false)]
    [InlineData("1,000", false)]
    [InlineData("1.000,50", false)]
    [InlineData("1e2", false)]
    [InlineData("12.50", true)]
    [InlineData("12,50", true)]
    [InlineData(" 12.5 ", true)]
    public void A_fee_is_an_amount_in_euros_with_reasons_and_a_letter(string amount, bool allowed)
    {
        var scenario = new Scenario(Right.Access);
        var decision = scenario.Try(Scenario.Dpo, "charge-fee", ("amount", amount), ("reasons", "Copies supplémentaires."));

        if (!allowed)
        {
            Assert.Contains("amount", Assert.IsType<InvalidFields>(decision).Errors.Keys);
            return;
        }

        scenario.Act(Scenario.Dpo, "charge-fee", ("amount", amount), ("reasons", "Copies supplémentaires."));
        Assert.Equal(12.50m, scenario.State.Fee);
        Assert.Contains(scenario.State.Letters, letter => letter is { Kind: LetterKind.ClarificationRequest, Status: LetterStatus.Sent });
        Assert.Equal(CaseStatus.Closed, scenario.RunOrdinarily().State.Status);
    }

    [Fact]
    public void Each_letter_on_the_way_says_what_its_own_action_was_given()
    {
        var scenario = new Scenario(Right.Access);

        scenario.Act(Scenario.Agent, "request-clarification", ("question", "Quel contrat ?"));
        scenario.Act(Scenario.Agent, "record-clarification");
        scenario.Act(Scenario.Agent, "request-clarification", ("question", "Quelle année ?"));
        scenario.Act(Scenario.Dpo, "charge-fee", ("amount", "12.50"), ("reasons", "Copies supplémentaires."));
        scenario.Act(Scenario.Agent, "record-clarification");
        scenario.Act(Scenario.Agent, "doubt-identity", ("reasons", "La signature diffère."));

        Assert.Equal(
            [("Quel contrat ?", null), ("Quelle année ?", null), ("Copies supplémentaires.", (decimal?)12.50m), ("La signature diffère.", null)],
            scenario.State.Letters.Where(letter => letter.Kind is LetterKind.ClarificationRequest or LetterKind.IdentityRequest).Select(letter => (letter.Reasons, letter.Fee)));
        Assert.Null(scenario.State.Reasons);
    }

    [Theory]
    [InlineData("   ")]
    [InlineData(" \n\t ")]
    [InlineData("Ligne\u0001un")]
    public void Reasons_that_say_nothing_or_cannot_be_printed_are_not_taken(string reasons) =>
        Assert.Contains("reasons", Assert.IsType<InvalidFields>(new Scenario(Right.Access).Try(Scenario.Agent, "doubt-identity", ("reasons", reasons))).Errors.Keys);

    [Fact]
    public void Each_recipient_told_confirms_once_even_after_the_case_is_closed()
    {
        var scenario = new Scenario(Right.Rectification).RunOrdinarily();
        var told = scenario.State.Letters.Where(letter => letter is { Kind: LetterKind.RecipientNotice, Status: LetterStatus.Sent }).Select(letter => letter.Recipient!).ToList();
        Assert.NotEmpty(told);
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);

        scenario.Wait(10).Act(Scenario.Agent, "record-confirmation", ("recipient", told[0]), ("text", "Fait le jour même."));

        Assert.Equal(DeadlineCalculator.DayOfReceipt(scenario.Now, scenario.State.Establishment), scenario.State.Letters.Single(letter => letter.Recipient == told[0]).ConfirmedOn);
        Assert.Contains(scenario.Audit, note => note is { What: "recipient-confirmed" } && note.Detail == told[0]);
        Assert.IsNotType<Applied>(scenario.Try(Scenario.Agent, "record-confirmation", ("recipient", told[0])));
        Assert.IsNotType<Applied>(scenario.Try(Scenario.Auditor, "record-confirmation", ("recipient", told[^1])));
    }

    [Fact]
    public void A_complaint_is_told_and_the_case_reopened_answers_once_more()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily();
        var first = scenario.Final;
        scenario.Wait(10).Act(Scenario.Agent, "record-complaint", ("text", "Il manque une pièce."));
        Assert.IsType<Forbidden>(scenario.Try(Scenario.Agent, "reopen", ("reason", "Réclamation.")));
        scenario.Act(Scenario.Dpo, "reopen", ("reason", "Réclamation fondée."));

        Assert.Equal((CaseStatus.Open, "assess", 1), (scenario.State.Status, scenario.Step, scenario.State.Reopened));
        Assert.Null(scenario.State.AnsweredOn);
        Assert.Contains(scenario.State.Notes, note => note.Text == "Réclamation fondée.");
        scenario.RunOrdinarily();
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.NotEqual(first.Id, scenario.Final.Id);
        Assert.All(scenario.State.Letters.Where(letter => letter.Final), letter => Assert.Equal(LetterStatus.Sent, letter.Status));
        Assert.Equal(scenario.Done.OfType<AskHolder>().Count(), scenario.Done.OfType<AskHolder>().Select(ask => ask.QueryId).Distinct().Count());
    }

    [Fact]
    public void A_refused_withdrawal_of_consent_reopened_stops_the_processing()
    {
        var scenario = new Scenario(Right.ConsentWithdrawal, state => state with { Scope = ["partner-services"] }, silent: ["crm"]);
        scenario.Act(Scenario.Dpo, "refuse-request", ("ground", "11(2)"), ("reasons", "Personne non reconnue."))
            .Act(Scenario.SecondDpo, "approve-letter");
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);

        scenario.Silent.Clear();
        scenario.Act(Scenario.Dpo, "reopen", ("reason", "Reconnue depuis.")).RunOrdinarily();
        Assert.True(scenario.State.Assessment.Single().IsGranted);
        Assert.Equal((CaseStatus.Closed, LetterKind.Response), (scenario.State.Status, scenario.Final.Kind));
    }

    [Fact]
    public void A_withdrawal_where_no_consent_was_given_is_refused_by_letter()
    {
        var scenario = new Scenario(Right.ConsentWithdrawal, state => state with { Scope = ["contract-management"] });

        Assert.Equal((Procedure.RefusePath, LetterKind.Refusal), (scenario.State.Path, scenario.Final.Kind));
        Assert.Empty(scenario.Done.OfType<AskHolder>());
        Assert.DoesNotContain(scenario.Offers(Scenario.Dpo), offer => offer.Action == "send-back");
        Assert.Equal(CaseStatus.Closed, scenario.RunOrdinarily().State.Status);
    }

    [Fact]
    public void An_objection_to_marketing_cannot_be_refused_by_anybody()
    {
        var scenario = new Scenario(Right.Objection, state => state with { Scope = ["analogous-products-prospecting"] }, silent: ["crm"]);
        Assert.IsType<NotAllowedNow>(scenario.Try(Scenario.Dpo, "refuse-request", ("ground", "12(5)"), ("reasons", "Non.")));

        var mixed = new Scenario(Right.Objection, state => state with { Scope = ["analogous-products-prospecting", "service-steering"] });
        mixed.Act(Scenario.Agent, "confirm-identity");
        Assert.Contains("outcome", Assert.IsType<InvalidFields>(mixed.Try(
            Scenario.Agent, "override-outcome", ("activity", "analogous-products-prospecting"), ("outcome", "refused"), ("reason", "Non."))).Errors.Keys);
        mixed.Act(Scenario.Dpo, "refuse-request", ("ground", "12(5)"), ("reasons", "Abusive."));
        Assert.All(mixed.State.Assessment, one => Assert.Equal(one.Assessed.Marketing ? Outcome.Granted : Outcome.Refused, one.Decided));
    }

    [Theory]
    [InlineData("mark-duplicate")]
    [InlineData("withdraw")]
    public void A_recorded_closure_ends_the_case_without_a_final_letter(string action)
    {
        var twin = Scenario.Twin(Right.Access);
        var scenario = new Scenario(Right.Access, state => state with { Related = [twin] }, silent: ["crm"]).RunOrdinarily();
        scenario.Act(Scenario.Agent, action, action == "mark-duplicate" ? [("of", $"{twin.Id}")] : []);

        Assert.Equal(CaseStatus.Withdrawn, scenario.State.Status);
        Assert.Empty(scenario.Timers);
        Assert.DoesNotContain(scenario.State.Letters, letter => letter.Final);
        Assert.All(scenario.State.Tasks, task => Assert.True(task.Done));
        Assert.All(scenario.State.Queries, query => Assert.True(query.Status is QueryStatus.Answered or QueryStatus.GivenUp));
        scenario.Act(Scenario.Dpo, "reopen", ("reason", "Erreur.")).AskSilentAnew().RunOrdinarily();
        scenario.Silent.Clear();
        Assert.Equal(CaseStatus.Closed, scenario.AskSilentAnew().RunOrdinarily().State.Status);
    }

    [Fact]
    public void A_correction_told_in_own_words_is_recorded_before_the_assessment_is_accepted()
    {
        var scenario = new Scenario(Right.Rectification);
        Assert.Equal(["field", "value"], Assert.IsType<InvalidFields>(scenario.Try(Scenario.Agent, "record-clarification", ("category", "identification"))).Errors.Keys);
        scenario.Act(Scenario.Agent, "record-clarification", ("category", "identification"), ("field", "postal-address"), ("value", "12 rue des Lilas"));

        Assert.Equal([new RecordedCorrection("identification", "postal-address", "12 rue des Lilas")], scenario.State.Corrections);
        Assert.Null(scenario.State.Suspended);
        scenario.RunOrdinarily(stopAt: "approve");
        Assert.DoesNotContain(scenario.Offers(Scenario.Agent), offer => offer.Action == "record-clarification");
        Assert.DoesNotContain(new Scenario(Right.Access).Offers(Scenario.Agent), offer => offer.Action == "record-clarification");
    }

    [Fact]
    public void A_duplicate_is_one_of_an_open_case_of_the_same_person_for_the_same_right()
    {
        Assert.Contains("same right", Assert.IsType<NotAllowedNow>(new Scenario(Right.Erasure, state => state with { Related = [Scenario.Twin(Right.Access)] })
            .Try(Scenario.Agent, "mark-duplicate", ("of", $"{Scenario.Twin(Right.Access).Id}"))).Why, StringComparison.Ordinal);

        var scenario = new Scenario(Right.Access, state => state with { Related = [Scenario.Twin(Right.Access)] });
        Assert.Equal(["of"], Assert.IsType<InvalidFields>(scenario.Try(Scenario.Agent, "mark-duplicate", ("of", "DR-2026-0000A"))).Errors.Keys);
        scenario.Happens(new RelatedCaseEnded("ended", Scenario.Twin(Right.Access).Id));
        Assert.DoesNotContain(scenario.Offers(Scenario.Agent), offer => offer.Action == "mark-duplicate");
    }

    [Fact]
    public void A_letter_withdrawn_while_it_is_signed_is_not_sent_and_reopening_writes_another()
    {
        var scenario = new Scenario(Right.Restriction, state => state with { HasEmail = false });
        scenario.RunOrdinarily(stopAt: "approve-letter").Act(Scenario.Dpo, "approve-letter");
        var letter = scenario.Final;
        Assert.Equal(LetterStatus.Signed, letter.Status);
        scenario.Happens(new SubjectWithdrew("w"));
        Assert.DoesNotContain(scenario.State.Tasks, task => !task.Done && task.Subject == letter.Id);

        scenario.Act(Scenario.Dpo, "reopen", ("reason", "Demande reprise.")).RunOrdinarily();
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.Equal([LetterStatus.Signed, LetterStatus.Sent], scenario.State.Letters.Where(one => one.Final).Select(one => one.Status));
    }

    [Fact]
    public void An_approved_letter_of_a_withdrawn_case_stays_unsent()
    {
        var scenario = new Scenario(Right.Restriction).RunOrdinarily(stopAt: "approve-letter");
        scenario.CarriesOut = effect => effect is not SignLetter;
        scenario.Act(Scenario.Dpo, "approve-letter").Happens(new SubjectWithdrew("w"));
        scenario.Happens(new LetterSigned("signed/late", scenario.Final.Id));

        Assert.Equal(LetterStatus.Signed, scenario.Final.Status);
        Assert.DoesNotContain(scenario.Done.OfType<SendLetter>(), send => send.Letter == scenario.Final.Id);
    }

    [Fact]
    public void Redactions_are_kept_once_each_with_who_chose()
    {
        var scenario = Reviewed();
        var id = scenario.State.Queries[0].Id;
        scenario.Act(Scenario.Agent, "redact", ("record", $"{id:N}/0")).Act(Scenario.Agent, "redact", ("record", $"{id}/0")).Act(Scenario.Agent, "redact", ("record", $"{id}/0"), ("field", "/colleague/"));

        Assert.Equal([($"{id}/0", null, true), ($"{id}/0", "colleague", true)], scenario.State.Redactions.Select(one => (one.Record, one.Field, one.Redact)));
        Assert.All(scenario.State.Redactions, one => Assert.Equal(Scenario.Agent.User, one.By));
        Assert.Equal(Scenario.Agent.User, scenario.State.PreparedBy);
    }

    [Fact]
    public void Handing_over_what_was_blacked_out_takes_a_reason_and_holds_instead()
    {
        var scenario = Reviewed();
        var record = $"{scenario.State.Queries[0].Id}/0";
        scenario.Act(Scenario.Agent, "redact", ("record", record));

        Assert.Contains("reason", Assert.IsType<InvalidFields>(scenario.Try(Scenario.Agent, "redact", ("record", record), ("choice", "disclose"))).Errors.Keys);
        scenario.Act(Scenario.Agent, "redact", ("record", record), ("choice", "disclose"), ("reason", "Médecin traitant, connu du patient."));

        Assert.False(Assert.Single(scenario.State.Redactions).Redact);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0196f000-0000-7000-8000-00000000ffff/0")]
    [InlineData("{query}/-1")]
    [InlineData("{query}/1")]
    [InlineData("{query}/99999")]
    [InlineData("{query}/0/name")]
    [InlineData("{query}/premier")]
    [InlineData("nobody/0")]
    public void A_record_that_no_answer_holds_cannot_be_redacted(string record)
    {
        var scenario = Reviewed();
        var named = record.Replace("{query}", $"{scenario.State.Queries[0].Id}", StringComparison.Ordinal);

        Assert.Contains("record", Assert.IsType<InvalidFields>(scenario.Try(Scenario.Agent, "redact", ("record", named))).Errors.Keys);
        Assert.Empty(scenario.State.Redactions);
    }

    private static Scenario Reviewed() =>
        new Scenario(Right.Access).Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment").RunOrdinarily(stopAt: "accept-answers");
}
