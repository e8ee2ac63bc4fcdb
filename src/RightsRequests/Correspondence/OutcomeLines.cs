using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>What each processing activity got.</summary>
internal static class OutcomeLines
{
    public static IReadOnlyList<OutcomeLine> Of(LetterMaterial material)
    {
        List<AssessedActivity> told = [.. material.State.Assessment.Where(one => Spoken(material, one))];
        if (told.Count == 0 && material.Letter.Kind == LetterKind.Refusal)
        {
            // A refusal owes its reasons (Art. 12(4)): where the right has no place in anything, why not is all that there is to say.
            told = [.. material.State.Assessment.Where(one => Ours(material, one))];
        }

        return [.. told.Select(one => Line(material, one))];
    }

    /// <summary>Only what concerns this recipient and was granted.</summary>
    public static IEnumerable<OutcomeLine> OfRecipient(LetterMaterial material) =>
        material.State.Assessment
            .Where(one => one.IsGranted && material.Policy.Activity(one.Assessed.Activity)?.Recipients.Any(recipient => recipient.Id == material.Letter.Recipient) == true)
            .Select(one => Line(material, one));

    /// <summary>What we process for the controller to whom the letter hands the request on.</summary>
    public static IEnumerable<OutcomeLine> OfController(LetterMaterial material) =>
        material.State.Assessment
            .Where(one => material.Policy.Activity(one.Assessed.Activity)?.ProcessorFor?.Id == material.Letter.Recipient)
            .Select(one => Line(material, one));

    // The way through the CNIL is said in general words to everybody; a line of its own would say more to some than to others.
    private static bool Spoken(LetterMaterial material, AssessedActivity one) =>
        !material.IsSecret(one.Assessed.Activity)
        && (material.Policy.Activity(one.Assessed.Activity)?.ProcessorFor is { } controller
            ? HandedOn(material, controller)
            : one.Effective is not Outcome.NotApplicable || material.State.Scope.Contains(one.Assessed.Activity));

    private static bool Ours(LetterMaterial material, AssessedActivity one) =>
        !material.IsSecret(one.Assessed.Activity) && material.Policy.Activity(one.Assessed.Activity)?.ProcessorFor is null;

    // The line says to whom the request was handed on: it stands only where it was.
    private static bool HandedOn(LetterMaterial material, Recipient controller) =>
        material.State.Letters.Any(letter => letter.Forwarded && letter.Recipient == controller.Id);

    private static OutcomeLine Line(LetterMaterial material, AssessedActivity one)
    {
        var entry = material.Policy.Activity(one.Assessed.Activity);
        return new(
            material.ActivityName(one.Assessed.Activity),
            entry?.Purpose.In(material.Language) ?? one.Assessed.Activity,
            Words.Basis(one.Assessed.Basis).In(material.Language),
            one.Assessed.Marketing,
            Decided(one).Word(),
            one.Assessed.Ground,
            one.DecidedReason ?? Reason(material, one, entry).In(material.Language),
            one.KeptUntil ?? one.Assessed.KeptUntil);
    }

    // Where no day can be told, the register's own words say how long; what is kept for claims is kept as long as they last.
    private static BilingualText Reason(LetterMaterial material, AssessedActivity one, RegisterEntry? entry) =>
        KeptByHolder(material, one) ? Words.KeptInPart(one.Assessed.Ground)
        : entry is not null
            && material.State.Right == Right.Erasure
            && Decided(one) == Outcome.Refused
            && one.Assessed is { Ground: not "17(3)(e)", KeptUntil: null } ? Words.KeptFor(one.Reason(material.State.Right), entry.Retention)
        : one.Reason(material.State.Right);

    // The law's reason for erasing does not say why a holder kept a part.
    private static bool KeptByHolder(LetterMaterial material, AssessedActivity one) =>
        one.Effective == Outcome.GrantedInPart
        && material.State.Queries.Any(query => query is { Action: HolderAction.Erase, Result.Kept: > 0 } && query.Activities.Contains(one.Assessed.Activity));

    // Where nobody decided a question, the letter that closes the case anyway promises nothing.
    private static Outcome Decided(AssessedActivity one) => one.Effective is Outcome.NeedsDecision ? Outcome.Refused : one.Effective;
}
