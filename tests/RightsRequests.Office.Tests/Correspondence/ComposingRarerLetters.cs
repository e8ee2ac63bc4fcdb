using RightsRequests.Correspondence;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Correspondence;

/// <summary>What letters say where a right has no place, is granted in part, or is decided otherwise than proposed.</summary>
public sealed class ComposingRarerLetters
{
    [Theory]
    [InlineData(Outcome.Refused, "motifs légitimes et impérieux")]
    [InlineData(Outcome.Granted, "nous y mettons fin")]
    public void The_reason_of_an_objection_speaks_for_what_was_decided_of_it(Outcome decided, string says)
    {
        var material = Assessed(Materials.Of(Right.Objection, LetterKind.Response), "service-steering");
        var one = Assert.Single(material.State.Assessment);
        Assert.Equal(Outcome.NeedsDecision, one.Assessed.Outcome);

        var line = Assert.Single(LetterComposer.Compose(material with { State = material.State with { Assessment = [one with { Decided = decided }] } }).Outcomes);

        Assert.Contains(says, line.Reason, StringComparison.Ordinal);
        Assert.Equal(decided == Outcome.Granted, line.Reason.Contains("nous y mettons fin", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Right.Portability, "video-surveillance", "premises-access-control")]
    [InlineData(Right.AutomatedDecision, "newsletter", "video-surveillance")]
    public void A_refusal_says_why_where_the_right_has_no_place_in_anything(Right right, params string[] activities)
    {
        var material = Assessed(Materials.Of(right, LetterKind.Refusal), activities);
        Assert.All(material.State.Assessment, one => Assert.Equal(Outcome.NotApplicable, one.Effective));

        var lines = LetterComposer.Compose(material).Outcomes;

        Assert.Equal(activities.Length, lines.Count);
        Assert.All(lines, line => Assert.NotEmpty(line.Reason));
    }

    [Fact]
    public void A_refusal_that_has_other_reasons_does_not_list_what_the_right_has_no_place_in()
    {
        var material = Assessed(Materials.Of(Right.Portability, LetterKind.Refusal), "litigation-and-recourse", "video-surveillance");

        Assert.Equal(Outcome.Refused.Word(), Assert.Single(LetterComposer.Compose(material).Outcomes).Outcome);
    }

    [Fact]
    public void A_recipient_reads_of_the_corrections_that_were_made_and_of_no_other()
    {
        var material = Materials.Of(Right.Rectification, LetterKind.RecipientNotice, result: new("done", null, 0, 0, 1, 0, 0, null, null, [], []), activities: ["newsletter"]);
        var refused = material.State.Queries[0] with { Id = Guid.CreateVersion7(), Holder = "audience-measurement", Status = QueryStatus.GivenUp, Result = new("refused", "Nous ne savons pas le vérifier.", 0, 0, 0, 0, 0, null, null, [], []) };
        material = material with
        {
            Letter = material.Letter with { Recipient = "mailing-house" },
            Content = material.Content with { Corrections = [.. material.Content.Corrections, new("navigation", "visits", "aucune visite")] },
            State = material.State with { Queries = [.. material.State.Queries, refused] },
        };

        Assert.Equal("adresse postale", Assert.Single(LetterComposer.Compose(material).Corrections).Field);
        Assert.Equal(2, LetterComposer.Compose(material with { Letter = material.Letter with { Kind = LetterKind.Response, Recipient = null } }).Corrections.Count);
    }

    [Fact]
    public void A_correction_that_a_person_says_is_done_is_made()
    {
        var material = Materials.Of(Right.Rectification, LetterKind.Response, result: new("done", null, 0, 0, 0, 0, 0, null, null, [], []), activities: ["newsletter"]);
        Assert.False(Assert.Single(LetterComposer.Compose(material).Corrections).Made);

        material = material with { State = material.State with { Queries = [material.State.Queries[0] with { AnswerHash = $"task/{Guid.NewGuid():N}" }] } };

        Assert.True(Assert.Single(LetterComposer.Compose(material).Corrections).Made);
    }

    [Fact]
    public void A_correction_that_one_holder_made_and_another_refused_is_made_in_part_and_recipients_read_of_it()
    {
        var material = Materials.Of(Right.Rectification, LetterKind.Response, result: new("done", null, 0, 0, 1, 0, 0, null, null, [], []), activities: ["newsletter"]);
        Assert.Equal((true, false), (Assert.Single(LetterComposer.Compose(material).Corrections).Made, Assert.Single(LetterComposer.Compose(material).Corrections).InPart));
        var refused = material.State.Queries[0] with { Id = Guid.CreateVersion7(), Status = QueryStatus.Answered, Result = new("refused", "Le contrat est clos.", 0, 0, 0, 0, 0, null, null, [], []) };

        material = material with { State = material.State with { Queries = [.. material.State.Queries, refused] } };

        var line = Assert.Single(LetterComposer.Compose(material).Corrections);
        Assert.Equal((false, true, "Le contrat est clos."), (line.Made, line.InPart, line.WhyNot));
        Assert.True(Assert.Single(LetterComposer.Compose(material with { Letter = material.Letter with { Kind = LetterKind.RecipientNotice, Recipient = "mailing-house" } }).Corrections).InPart);
        var nowhere = LetterComposer.Compose(material with { State = material.State with { Queries = [refused] } });
        Assert.False(Assert.Single(nowhere.Corrections).InPart);
    }

    [Fact]
    public void A_restriction_names_its_case_where_all_activities_come_under_one()
    {
        var material = Materials.Of(Right.Restriction, LetterKind.Response);
        string? Case(RequestFact? fact, params string[] activities) => LetterComposer.Compose(
            Assessed(material with { State = material.State with { Facts = fact is { } stated ? [stated] : [] } }, activities)).RestrictionCase;

        Assert.Equal("18(1)(a)", Case(RequestFact.AccuracyContested, "service-steering", "contract-management"));
        Assert.Equal("18(1)(d)", Case(RequestFact.ObjectionPending, "service-steering", "fraud-prevention"));
        Assert.Equal("18(1)", Case(null, "service-steering", "contract-management"));
        // An objection stops what rests on legitimate interests alone (Art. 21(1)).
        Assert.Null(Case(RequestFact.ObjectionPending, "service-steering", "contract-management"));
    }

    private static LetterMaterial Assessed(LetterMaterial material, params string[] activities)
    {
        var law = LegalAssessment.AssessAll(
            Materials.Pack.Matrix, material.State.Right, activities.Select(id => Materials.Pack.Activity(id)!.Law), material.State.Facts.ToHashSet(), Materials.Today);
        return material with
        {
            State = material.State with { Assessment = [.. law.Select(one => new AssessedActivity(one, one.Outcome == Outcome.NeedsDecision ? null : one.Outcome, null, one.KeptUntil))] },
        };
    }
}
