using NodaTime;
using RightsRequests.Contracts;
using RightsRequests.Correspondence;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Correspondence;

public sealed class ComposingLetters
{
    [Fact]
    public void Every_kind_for_every_right_can_be_composed()
    {
        foreach (var right in Enum.GetValues<Right>())
        {
            foreach (var kind in Enum.GetValues<LetterKind>().Where(kind => kind != LetterKind.RecipientNotice))
            {
                var data = LetterComposer.Compose(Materials.Of(right, kind, activities: ["newsletter"]));

                Assert.Equal((kind.Word(), right.Word()), (data.Kind, data.Right));
            }
        }
    }

    [Theory]
    [InlineData(Right.Access, true, false, "CSP L1111-7")]
    [InlineData(Right.Erasure, false, true, "loi 78-17 51 II")]
    [InlineData(Right.Erasure, true, false, "12(3)")]
    [InlineData(Right.Access, false, false, "12(3)")]
    public void An_acknowledgement_cites_the_law_that_sets_its_day(Right right, bool healthRecord, bool minor, string ground)
    {
        var material = Materials.Of(right, LetterKind.Acknowledgement);

        var data = LetterComposer.Compose(material with { State = material.State with { HealthRecord = healthRecord, Minor = minor } });

        Assert.Equal(ground, data.DueGround);
    }

    [Fact]
    public void An_extension_names_the_day_that_was_and_the_day_that_is()
    {
        var material = Materials.Of(Right.Access, LetterKind.Extension);

        var data = LetterComposer.Compose(material with { State = material.State with { Extended = true } });

        Assert.Equal(new LocalDate(2026, 5, 4), data.Due);
        Assert.Equal(new LocalDate(2026, 7, 1), data.Until);
    }

    [Fact]
    public void An_access_letter_holds_the_copy_and_the_notices_and_the_same_for_machines()
    {
        var data = LetterComposer.Compose(Materials.Of(Right.Access, LetterKind.Response, [Materials.Record("newsletter", "valeur-1")], activities: ["newsletter"]));

        Assert.Equal("valeur-1", Assert.Single(data.Data).Value);
        var notice = Assert.Single(data.Activities);
        Assert.True(notice.DataHeld);
        Assert.Equal(notice.Activity, data.Data[0].Activity);
        Assert.Contains("valeur-1", data.Embedded!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void What_concerns_third_parties_or_was_redacted_leaves_neither_on_paper_nor_embedded(bool thirdParty, bool chosen)
    {
        var material = Materials.Of(
            Right.Access,
            LetterKind.Response,
            [Materials.Record("newsletter", "secret-1", thirdParty: thirdParty)],
            redactions: chosen ? [Materials.Chosen(redact: true)] : null,
            activities: ["newsletter"]);

        var data = LetterComposer.Compose(material);

        Assert.True(data.ThirdPartiesRedacted);
        Assert.Equal("", Assert.Single(data.Data).Value);
        Assert.DoesNotContain("secret-1", data.Embedded!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Portability_hands_over_what_was_provided_or_observed_and_nothing_inferred()
    {
        var data = LetterComposer.Compose(Materials.Of(
            Right.Portability,
            LetterKind.Response,
            [Materials.Record("newsletter", "donné"), Materials.Record("newsletter", "vu", RecordSource.Observed), Materials.Record("newsletter", "déduit", RecordSource.Inferred), Materials.Record("newsletter", "tiers", RecordSource.ThirdParty)],
            activities: ["newsletter"]));

        Assert.Equal(["donné", "vu"], data.Data.Select(line => line.Value));
    }

    [Fact]
    public void Nothing_in_an_access_letter_tells_whether_money_laundering_data_exist()
    {
        var without = LetterComposer.Compose(Materials.Of(Right.Access, LetterKind.Response, [Materials.Record("newsletter", "a")], activities: ["newsletter"]));
        var with = LetterComposer.Compose(Materials.Of(
            Right.Access, LetterKind.Response, [Materials.Record("newsletter", "a"), Materials.Record("anti-money-laundering", "signalement")], activities: ["newsletter", "anti-money-laundering"]));

        Assert.True(without.IndirectAccessThroughAuthority);
        Assert.True(with.IndirectAccessThroughAuthority);
        Assert.Equal(without.Outcomes, with.Outcomes);
        Assert.Equal(without.Data, with.Data);
        Assert.Equal(without.Embedded!.Value.GetRawText(), with.Embedded!.Value.GetRawText());
    }

    [Fact]
    public void An_erasure_letter_says_what_was_erased_and_kept_and_hands_over_nothing()
    {
        var data = LetterComposer.Compose(Materials.Of(
            Right.Erasure, LetterKind.Response, result: new("done", null, 0, 0, 0, 12, 3, "17(3)(b)", new(2031, 12, 31), ["newsletter"], []), activities: ["newsletter"]));

        var line = Assert.Single(data.Holders);
        Assert.Equal((12, 3, "17(3)(b)"), (line.Erased, line.Kept, line.KeptGround));
        Assert.Empty(data.Data);
        Assert.Null(data.Embedded);
    }

    [Theory]
    [InlineData("17(1)(a)", null, "fr", "Nous les gardons. Durée prévue pour ce traitement\u00A0: cinq ans après la fin du contrat.")]
    [InlineData("17(1)(a)", null, "en", "We keep them. Period set for this processing: five years after the end of the contract.")]
    [InlineData("17(1)(a)", "2031-12-31", "fr", "Nous les gardons.")]
    [InlineData("17(3)(e)", null, "fr", "Nous les gardons.")]
    public void Where_no_day_of_keeping_can_be_told_the_registers_own_words_say_how_long(string ground, string? until, string language, string reason)
    {
        LocalDate? day = until is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(until).Value;
        var kept = new ActivityAssessment("contract-management", LegalBasis.Contract, false, Outcome.Refused, null, ground, new("Nous les gardons.", "We keep them."), day);
        var material = Materials.Of(Right.Erasure, LetterKind.Refusal);
        material = material with
        {
            State = material.State with { Assessment = [new(kept, Outcome.Refused, null, day)] },
            Letter = material.Letter with { Language = language },
        };

        var line = Assert.Single(LetterComposer.Compose(material).Outcomes);
        Assert.Equal((reason, day), (line.Reason, line.KeptUntil));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void A_correction_counts_as_made_only_when_a_holder_changed_something(int changed, bool made)
    {
        var data = LetterComposer.Compose(Materials.Of(
            Right.Rectification, LetterKind.Response, result: new("done", null, 0, 0, changed, 0, 0, null, null, [], []), activities: ["newsletter"]));

        Assert.Equal(made, Assert.Single(data.Corrections).Made);
    }

    [Fact]
    public void A_notice_to_a_recipient_speaks_only_of_what_it_received()
    {
        var material = Materials.Of(Right.Erasure, LetterKind.RecipientNotice, activities: ["newsletter", "anti-money-laundering"]);
        material = material with { Letter = material.Letter with { Recipient = "mailing-house" } };

        var data = LetterComposer.Compose(material);

        Assert.Equal(Materials.Pack.Activity("newsletter")!.Purpose.Fr, Assert.Single(data.Outcomes).Purpose);
        Assert.Null(data.TrackingCode);
        Assert.Equal(["numéro d’adhérent QZ99887766"], data.SubjectIdentifiers);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "AAAAA-BBBBB-CCCCC-DDDDD")]
    public void The_tracking_code_is_printed_only_where_nothing_goes_by_mail(bool post, string? printed)
    {
        var material = Materials.Of(Right.Access, LetterKind.Acknowledgement);

        var data = LetterComposer.Compose(material with { Letter = material.Letter with { Post = post } });

        Assert.Equal(printed, data.TrackingCode);
        Assert.Equal(post ? 2 : 0, data.Addressee.AddressLines.Count);
    }

    [Fact]
    public void Reasons_of_an_earlier_doubt_do_not_pass_for_those_of_a_refusal()
    {
        var material = Materials.Of(Right.Erasure, LetterKind.Refusal, activities: ["newsletter"]);
        material = material with { State = material.State with { Reasons = "Votre signature manque." } };

        Assert.Null(LetterComposer.Compose(material).Reasons);
        Assert.Equal("Votre signature manque.", LetterComposer.Compose(material with { State = material.State with { RefusalGround = "11(2)" } }).Reasons);
    }

    [Theory]
    [InlineData(LetterKind.IdentityRequest, null)]
    [InlineData(LetterKind.ClarificationRequest, null)]
    [InlineData(LetterKind.ClarificationRequest, 12.5)]
    public void A_letter_says_what_was_written_for_it_and_not_what_was_written_since(LetterKind kind, double? fee)
    {
        var material = Materials.Of(Right.Access, kind);
        material = material with
        {
            Letter = material.Letter with { Reasons = "Pour cette lettre.", Fee = (decimal?)fee },
            State = material.State with { Reasons = "Pour une autre.", Fee = 99m, Suspended = new(default, default, "clarification") },
        };

        var data = LetterComposer.Compose(material);

        Assert.Equal("Pour cette lettre.", data.Reasons);
        Assert.Equal((decimal?)fee, data.Fee);
    }

    [Theory]
    [InlineData(LetterKind.Response)]
    [InlineData(LetterKind.Refusal)]
    public void A_second_answer_apologises_for_no_day_that_the_first_one_kept(LetterKind kind)
    {
        var material = Materials.Of(Right.Erasure, kind, activities: ["newsletter"]);
        material = material with { Today = material.Today.PlusMonths(3) };
        var first = material.Letter with { Id = Guid.NewGuid(), Status = LetterStatus.Sent };

        Assert.True(LetterComposer.Compose(material).Late);
        Assert.False(LetterComposer.Compose(material with { State = material.State with { Letters = [first, material.Letter] } }).Late);
    }

    [Fact]
    public void Compelling_grounds_stand_in_the_letter_as_a_person_wrote_them()
    {
        var material = Materials.Of(Right.Objection, LetterKind.Response, activities: ["newsletter", "anti-money-laundering"]);
        material = material with
        {
            State = material.State with
            {
                Assessment = [material.State.Assessment[0], material.State.Assessment[1] with { Decided = Outcome.Refused, DecidedReason = "La fraude est en cours d’examen." }],
            },
        };

        Assert.Equal("La fraude est en cours d’examen.", LetterComposer.Compose(material).Reasons);
    }

    [Theory]
    [InlineData("decision-changed")]
    [InlineData("decision-confirmed")]
    public void The_result_of_a_human_review_is_in_the_letter(string result)
    {
        var material = Materials.Of(Right.AutomatedDecision, LetterKind.Response, activities: ["newsletter"]);

        var data = LetterComposer.Compose(material with { State = material.State with { ReviewResult = result } });

        Assert.Equal(result, data.ReviewResult);
        Assert.NotNull(data.Reviewer);
    }

    [Fact]
    public void The_way_through_the_authority_is_named_to_everybody_who_asks_for_access()
    {
        foreach (var relation in Enum.GetValues<Relation>())
        {
            var material = Materials.Of(Right.Access, LetterKind.Response, activities: ["newsletter"]);
            Assert.True(LetterComposer.Compose(material with { State = material.State with { Relations = [relation] } }).IndirectAccessThroughAuthority);
        }
    }

    [Fact]
    public void A_correction_that_one_of_its_holders_did_not_make_is_not_made_and_says_why()
    {
        var material = Materials.Of(Right.Rectification, LetterKind.Response, result: new("done", null, 0, 0, 1, 0, 0, null, null, [], []), activities: ["newsletter"]);
        var refused = material.State.Queries[0] with { Id = Guid.CreateVersion7(), Holder = "mandatory-scheme", Status = QueryStatus.GivenUp, Result = new("refused", "L’adresse vient de l’assurance maladie.", 0, 0, 0, 0, 0, null, null, [], []) };
        material = material with { State = material.State with { Queries = [.. material.State.Queries, refused] } };

        var line = Assert.Single(LetterComposer.Compose(material).Corrections);

        Assert.Equal((false, "L’adresse vient de l’assurance maladie.", "adresse postale"), (line.Made, line.WhyNot, line.Field));
    }

    [Fact]
    public void Every_category_and_holder_of_the_register_has_words_in_both_languages()
    {
        foreach (var category in Materials.Pack.Register.SelectMany(entry => entry.Categories).Concat(Materials.Pack.Holders.SelectMany(holder => holder.Categories)).Distinct())
        {
            Assert.Contains(category, Materials.Pack.Categories.Keys);
        }
    }

    [Theory]
    [InlineData("heir", false)]
    [InlineData("named-in-directives", true)]
    public void After_death_the_letter_goes_to_who_asked_and_names_the_quality(string capacity, bool named)
    {
        var material = Materials.Of(Right.Erasure, LetterKind.Response, activities: ["newsletter"]);
        material = material with
        {
            State = material.State with { AfterDeath = true, Represented = true, Identity = IdentityStatus.Settled },
            Content = material.Content with { Representative = new("Barnabé Quillfeather", capacity, null, "8 quai des Brumes\n44000 Nantes") },
            Letter = material.Letter with { Post = true },
        };

        var data = LetterComposer.Compose(material);

        Assert.True(data is { AfterDeath: true, QualityProved: true });
        Assert.Equal(named, data.NamedInDirectives);
        Assert.Equal(("Barnabé Quillfeather", "8 quai des Brumes"), (data.Addressee.Name, data.Addressee.AddressLines[0]));
    }
}
