using NodaTime;
using RightsRequests.Identity;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Puts together what a letter says. Pure: the same material gives the same letter.</summary>
public static class LetterComposer
{
    /// <exception cref="InvalidOperationException">The case names a controller or recipient that the policy pack lacks.</exception>
    public static LetterData Compose(LetterMaterial material)
    {
        var (state, letter, today) = (material.State, material.Letter, material.Today);
        var organisation = material.Policy.Organisation;
        var data = new LetterData
        {
            Kind = letter.Kind.Word(),
            Right = state.Right.Word(),
            Language = letter.Language,
            Reference = state.Reference,
            LetterDate = today,
            ReceivedOn = state.ReceivedOn,
            Due = CaseMachine.Due(state, today),
            DueGround = DueGround.Of(state, today),
            Controller = Parties.Controller(material.Policy, state.Controller, letter.Language),
            Dpo = Parties.Contact(organisation.Dpo),
            Authority = Parties.Contact(organisation.Authority),
            Signatory = Parties.Signatory(material.Policy, letter.Language),
            Addressee = Parties.Addressee(material),
            SubjectName = material.Content.Subject.FullName,
            RepresentativeName = material.Content.Representative?.FullName,
            Specimen = material.Specimen,
            PortalUrl = material.PortalUrl,
            AfterDeath = state.AfterDeath,
            NamedInDirectives = material.Content.Representative?.Capacity == PostMortem.NamedInDirectives,
            Directives = material.Content.Directives is { } directives ? new(directives.Wish, directives.ThirdParty?.FullName) : null,
            QualityProved = state.Identity == IdentityStatus.Settled,
        };

        return letter.Kind switch
        {
            LetterKind.Acknowledgement or LetterKind.Receipt => data with { TrackingCode = letter.Post || letter.Kind == LetterKind.Receipt ? material.Content.TrackingCode : null, Late = today > data.Due },
            LetterKind.IdentityRequest => data with { Reasons = Written(state, letter), Until = Waits(material) },
            // A fee is asked for by the same kind of letter; a question suspends the time limit, a fee does not.
            LetterKind.ClarificationRequest => data with { Reasons = Written(state, letter), Fee = letter.Reasons is null && state.Suspended?.Why != "clarification" ? state.Fee : letter.Fee },
            LetterKind.Extension => data with { Due = CaseMachine.Deadline(state, today).Due, Reasons = letter.Reasons ?? state.ExtensionReasons, Until = CaseMachine.Due(state, today) },
            LetterKind.Refusal => Refusal(data, material),
            LetterKind.Response => Response(data, material),
            // The holders are asked to lift only after this letter has left (Art. 18(3)): it cannot name their day.
            LetterKind.RestrictionLifting => data with { Reasons = state.Reasons, Outcomes = OutcomeLines.Of(material) },
            LetterKind.RecipientNotice => letter.Forwarded ? HandedOn(data, material) : Notice(data, material),
            LetterKind.ClosingUnidentified => data with { Reasons = Doubt(state), RefusalGround = state.RefusalGround ?? "11(2)" },
            _ => throw new InvalidOperationException($"No letter for {letter.Kind}."),
        };
    }

    private static bool IsLate(LetterData data, LetterMaterial material) => material.Today > data.Due && !material.State.WasAnsweredBefore(material.Letter.Id);

    private static LetterData Refusal(LetterData data, LetterMaterial material) => data with
    {
        Outcomes = OutcomeLines.Of(material),
        // Reasons of an earlier doubt must not pass for those of the refusal.
        Reasons = material.State.RefusalGround is null ? null : material.State.Reasons,
        RefusalGround = material.State.RefusalGround,
        Fee = material.State.Fee,
        Late = IsLate(data, material),
        IndirectAccessThroughAuthority = IndirectAccess(material),
    };

    private static LetterData Response(LetterData data, LetterMaterial material)
    {
        var lines = DataLines.Of(material);
        return data with
        {
            Outcomes = OutcomeLines.Of(material),
            Activities = material.State.Right == Right.Access ? ActivityNotices.Of(material) : [],
            Data = lines,
            DataCount = material.HandsOverData ? material.Copy.Count : 0,
            Volumes = DataPackage.Volumes(material.Copy.Count),
            ThirdPartiesRedacted = material.HandsOverData && material.Copy.SomethingRedacted,
            Holders = HolderLines.Of(material),
            Recipients = RecipientLines.Of(material),
            Corrections = CorrectionLines.Of(material),
            Reasons = Reasons(material.State),
            Reviewer = material.State.ReviewResult is null ? null : Words.Reviewer.In(material.Language),
            ReviewResult = material.State.ReviewResult,
            RestrictionCase = RestrictionCase(material.State),
            EffectiveOn = EffectiveOn(material),
            DownloadUntil = material.State.Right == Right.Portability && material.State.Assessment.Any(one => one.IsGranted) ? DataPackage.DownloadUntil(material.Today) : null,
            Fee = material.State.Fee,
            Late = IsLate(data, material),
            IndirectAccessThroughAuthority = IndirectAccess(material),
            Embedded = material.HandsOverData && material.Copy.IsWhole ? DataDocument.Whole(material) : null,
        };
    }

    private static LetterData Notice(LetterData data, LetterMaterial material) => data with
    {
        Outcomes = [.. OutcomeLines.OfRecipient(material)],
        // Only what was carried out (Art. 19): what was asked and refused would be written into the recipient's files.
        Corrections = [.. CorrectionLines.Of(material).Where(line => line.Made || line.InPart)],
        SubjectIdentifiers = Identifiers(material),
        RepresentativeName = null,
        EffectiveOn = EffectiveOn(material),
        RestrictionLifted = material.State.Right == Right.Restriction && material.State.Path == Procedure.LiftPath,
        Until = material.Today.PlusMonths(1),
    };

    // We act for the controller, who decides: nothing was done yet, and who represents the person is its to examine too.
    private static LetterData HandedOn(LetterData data, LetterMaterial material) => data with
    {
        Forwarded = true,
        Outcomes = [.. OutcomeLines.OfController(material)],
        Corrections = CorrectionLines.Of(material),
        SubjectIdentifiers = Identifiers(material),
        Until = material.Today.PlusMonths(1),
    };

    private static IReadOnlyList<string> Identifiers(LetterMaterial material) =>
        [.. material.Content.Subject.Identifiers.Select(one => $"{IdentifierWords.Of(one.Type, material.Policy).In(material.Language)} {one.Value}")];

    // Said to everybody alike, whatever is held: the sentence must tell nothing (CMF L561-18).
    // By the register, never by the person: whoever asks reads the same.
    private static bool IndirectAccess(LetterMaterial material) =>
        material.State.Right == Right.Access && material.Policy.Register.Any(entry => entry.Law.MoneyLaunderingSecrecy);

    private static string? Reasons(CaseState state) => state.Right switch
    {
        Right.AutomatedDecision when state.ReviewResult is not null => state.Reasons,
        // The compelling grounds, as a person wrote them for each activity.
        Right.Objection => state.Assessment.Where(one => !one.IsGranted && one.DecidedReason is not null).Select(one => one.DecidedReason).Distinct().ToList() is { Count: > 0 } written
            ? string.Join("\n\n", written)
            : null,
        _ => null,
    };

    // Of a letter drafted by an earlier version: it lay with the case.
    private static string? Written(CaseState state, CaseLetter letter) => letter.Reasons ?? state.Reasons;

    private static string? Doubt(CaseState state) =>
        state.Letters.LastOrDefault(one => one.Kind == LetterKind.IdentityRequest) is { } asked ? Written(state, asked) : state.Reasons;

    // Where activities come under different cases, each says its own: an objection, for one, stops only some of them (Art. 21(1)).
    private static string? RestrictionCase(CaseState state) =>
        state.Right == Right.Restriction
        && state.Assessment.Where(one => one.IsGranted).Select(one => one.Assessed.Ground).Distinct().ToList() is [{ } ground]
        && ground.StartsWith("18(1)", StringComparison.Ordinal)
            ? ground
            : null;

    private static LocalDate? Waits(LetterMaterial material)
    {
        var step = (material.Procedure ?? material.Policy.Procedures.GetValueOrDefault(material.State.Right)) is { } procedure
            ? procedure.Paths.Values.SelectMany(path => path).OfType<VerifyIdentityStep>().FirstOrDefault()
            : null;
        return step is null ? null : material.Today.Plus(step.GiveUpAfter);
    }

    // The day the last holder confirmed, not the day it was asked: the letter must not claim a stop too early.
    private static LocalDate? EffectiveOn(LetterMaterial material)
    {
        var confirmed = material.Asked
            .Where(asked => asked.Query is { Status: QueryStatus.Answered, InRound: true } && HolderLines.Changes(asked.Query.Action))
            // When a person did it on paper is not known to the day.
            .Select(asked => asked.Stored is { } stored ? DeadlineCalculator.DayOfReceipt(stored.ReceivedAt, material.State.Establishment) : material.Today)
            .ToList();
        return confirmed.Count == 0 ? null : confirmed.Max();
    }
}
