using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>What must hold of a case at every moment, whatever happened (see the design).</summary>
internal static class Promises
{
    private static readonly string[] AfterTheEnd = ["letter-waits/", "message-waits/", "verify/", "holder-late/", "recipient-silent/"];

    /// <summary>The first promise that is broken, or null.</summary>
    public static string? Broken(Life life)
    {
        var state = life.State;
        return state.Status == CaseStatus.Open && life.Timers.Count == 0 ? "an open case has no timer"
            : state.Status != CaseStatus.Open && life.Timers.Any(timer => !AfterTheEnd.Any(what => timer.Key.StartsWith(what, StringComparison.Ordinal))) ? "an ended case has a timer besides those of letters and messages that wait and of the outcome's verification"
            : state.Status == CaseStatus.Closed && !Answered(life) ? "closed and its final letter is not sent"
            : life.Openings.Where(letter => state.Letters.Any(one => one.Id == letter.Key && one.Status == LetterStatus.Sent))
                .GroupBy(letter => letter.Value).Any(opening => opening.Count() > 1) ? "two final letters sent for one opening"
            : life.Last.OfType<AskHolder>().Select(ask => Asked(state, ask)).FirstOrDefault(fault => fault is not null) is { } fault ? fault
            : SignedTooEarly(life) ? "a health record is communicated before 48 hours"
            : ApprovedByPreparer(life) ? "who prepared the case may approve it"
            : state.Assessment.Any(one => state.Right == Right.Objection && one.Assessed.Marketing && !one.IsGranted) ? "an objection to marketing is not granted"
            : null;
    }

    private static bool Answered(Life life) =>
        life.State.AnsweredOn is not null && life.State.Letters.LastOrDefault(letter => letter.Final) is { Status: LetterStatus.Sent };

    private static string? Asked(CaseState state, AskHolder ask)
    {
        var atOnce = ask.Action == HolderAction.StopProcessing
            && (state.Right == Right.ConsentWithdrawal
                || ask.Activities.All(id => state.Assessment.Any(one => one.Assessed.Activity == id && one.Assessed.Marketing)));
        // Whether a holder knows the person as they say they are: it finds, hands over nothing, and whatever it finds is disclosed to nobody.
        var compares = ask.Action == HolderAction.Locate && state.Queries.Any(query => query.Id == ask.QueryId && query.Compares);
        return atOnce || compares ? null
            : state.Identity != IdentityStatus.Settled ? $"asked to {ask.Action.Word()} before the identity is settled"
            : ask.Action is not (HolderAction.Locate or HolderAction.Export) && state.ApprovedBy is null ? $"asked to {ask.Action.Word()} before approval"
            : null;
    }

    // Every life begins on 1 April 2026 in Paris: not before the 3rd (CSP L1111-7).
    private static bool SignedTooEarly(Life life) =>
        life.State is { Right: Right.Access, HealthRecord: true }
        && life.Now < Instant.FromUtc(2026, 4, 2, 22, 0)
        && life.Last.OfType<SignLetter>().Any(sign => life.State.Letters.Any(letter => letter.Id == sign.Letter && letter is { Final: true, Kind: LetterKind.Response }));

    private static bool ApprovedByPreparer(Life life) =>
        life.Offers().Any(offer => offer.Offer.Action is "approve" or "approve-letter" && offer.Actor.User == life.State.PreparedBy);
}
