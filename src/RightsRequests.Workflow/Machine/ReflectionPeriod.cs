using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>A health record is communicated at the earliest 48 hours after the request (CSP L1111-7): its answer may be approved before, and is signed by itself on the first day allowed. Nothing else is held back.</summary>
internal static class ReflectionPeriod
{
    /// <summary>What the letter waits for.</summary>
    public const string Word = "reflection-period";

    /// <summary>The first day on which this letter may leave, where that is still to come; else null.</summary>
    public static LocalDate? FirstDay(Turn turn, CaseLetter letter) =>
        letter is { Final: true, Kind: LetterKind.Response } && FirstDay(turn.State) is { } first && turn.Today < first ? first : null;

    /// <summary>True for a letter that is approved and waits for that day.</summary>
    public static bool IsAwaitedBy(CaseLetter letter) => letter is { Status: LetterStatus.Approved, WaitingFor: Word };

    /// <summary>Of an open case: when the letter that waits is signed.</summary>
    public static IEnumerable<CaseTimer> Timers(CaseState state, DateTimeZone zone) =>
        FirstDay(state) is { } first
            ? state.Letters.Where(IsAwaitedBy).Select(letter => CaseTimers.At($"reflection/{letter.Id:N}", first, zone))
            : [];

    /// <summary>The day has come.</summary>
    public static void End(Turn turn, CaseTimer timer)
    {
        var letter = turn.State.Letters.Single(one => timer.Key.EndsWith($"/{one.Id:N}", StringComparison.Ordinal));
        turn.Change(letter with { WaitingFor = null, WaitingSince = null });
        turn.Sign(letter);
    }

    private static LocalDate? FirstDay(CaseState state) => CaseMachine.Deadline(state, state.ReceivedOn).NotBefore;
}
