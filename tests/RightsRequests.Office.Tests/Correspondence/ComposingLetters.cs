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
    [InlineData(true, null)]
    [InlineData(false, "D")]
    [InlineData(false, "N")]
    public void What_concerns_third_parties_or_was_redacted_leaves_neither_on_paper_nor_embedded(bool thirdParty, string? redactedAs)
    {
        var material = Materials.Of(Right.Access, LetterKind.Response, [Materials.Record("newsletter", "secret-1", thirdParty: thirdParty)], activities: ["newsletter"]);
        material = redactedAs is null ? material : material with { State = material.State with { Redactions = [$"{Materials.Query.ToString(redactedAs)}/0"] } };

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
}
