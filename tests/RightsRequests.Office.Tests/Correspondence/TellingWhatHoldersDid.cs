using NodaTime.Text;
using RightsRequests.Correspondence;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Correspondence;

/// <summary>What holders say is told as they said it, where it can be so.</summary>
public sealed class TellingWhatHoldersDid
{
    [Theory]
    [InlineData("done", 2, 0, true, false)]
    [InlineData("done", 0, 0, true, true)]
    [InlineData("no-data", 0, 0, true, false)]
    [InlineData("partial", 2, 3, true, false)]
    [InlineData("partial", 2, 0, false, false)]
    public void An_erasure_is_complete_where_what_is_left_is_named_and_done_where_nobody_counted(string outcome, int erased, int kept, bool complete, bool uncounted)
    {
        var data = LetterComposer.Compose(Materials.Of(
            Right.Erasure, LetterKind.Response, result: new(outcome, null, 0, 0, 0, erased, kept, null, null, ["newsletter"], []), activities: ["newsletter"]));

        var line = Assert.Single(data.Holders);
        Assert.Equal((complete, uncounted), (line.Complete, line.Uncounted));
    }

    [Theory]
    [InlineData(Right.Restriction, "partial", 3, true, true, "Le contrat court.")]
    [InlineData(Right.Restriction, "partial", 0, false, false, null)]
    [InlineData(Right.Restriction, "done", 0, true, false, null)]
    [InlineData(Right.Restriction, "no-data", 0, true, false, null)]
    [InlineData(Right.Access, "partial", 0, true, true, null)]
    [InlineData(Right.Rectification, "partial", 0, true, false, null)]
    public void What_is_done_in_part_for_good_promises_nothing_more_and_is_told(Right right, string outcome, int kept, bool complete, bool inPart, string? why)
    {
        var material = Materials.Of(
            right, LetterKind.Response, result: new(outcome, "Le contrat court.", 0, 0, 0, 0, kept, null, null, ["newsletter"], []), activities: ["newsletter"]);
        material = right == Right.Restriction
            ? material with { State = material.State with { Queries = [material.State.Queries[0] with { Action = HolderAction.Restrict }] } }
            : material;

        var line = Assert.Single(LetterComposer.Compose(material).Holders);
        Assert.Equal((complete, inPart, why), (line.Complete, line.InPart, line.Why));
        Assert.Equal(outcome == "no-data", line.NoData);
    }

    [Theory]
    [InlineData("2026-04-02", true)]
    [InlineData("2026-03-31", true)]
    [InlineData("2026-04-21", true)]
    [InlineData("2026-04-22", false)]
    [InlineData("2026-03-30", false)]
    [InlineData("1999-01-01", false)]
    [InlineData("2099-01-01", false)]
    public void A_recipient_was_told_on_a_day_since_the_request_or_is_still_to_be_told(string on, bool told)
    {
        var day = LocalDatePattern.Iso.Parse(on).Value;
        var material = Materials.Of(Right.Erasure, LetterKind.Response, records: [], activities: ["newsletter"]);
        var stored = Assert.Single(material.Answers);
        material = material with { Answers = [stored with { Answer = stored.Answer with { RecipientsNotified = [new("Routeur", day.ToDateOnly())] } }] };

        Assert.Equal(told ? day : null, Assert.Single(LetterComposer.Compose(material).Recipients, line => line.Name == "Routeur").NotifiedOn);
    }
}
