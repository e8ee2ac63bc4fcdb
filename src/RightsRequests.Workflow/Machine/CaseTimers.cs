using System.Globalization;
using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>All timers of a state. Derived, never kept: a state cannot forget one.</summary>
internal static class CaseTimers
{
    private static readonly Duration TellOfWaitingLetterAfter = Duration.FromHours(1);

    public static IReadOnlyList<CaseTimer> Of(Policy policy, Procedure procedure, CaseState state)
    {
        if (state.Status != CaseStatus.Open)
        {
            return [.. Waiting(state), .. Messages.Timers(state), .. OutcomeVerification.Timers(policy, state)];
        }

        var zone = Zone(state);
        var step = procedure.Paths[state.Path][state.StepIndex];
        return [.. Limits(state, zone), .. OfStep(policy, step, state, zone), .. ReflectionPeriod.Timers(state, zone), .. Waiting(state), .. Messages.Timers(state), .. OutcomeVerification.Late(state)];
    }

    // A letter that waits for something outside is tried again without anybody; after an hour a person hears of it.
    private static IEnumerable<CaseTimer> Waiting(CaseState state) =>
        from letter in state.Letters
        where letter.Status == LetterStatus.Approved && letter.WaitingFor is not (null or ReflectionPeriod.Word)
        let since = letter.WaitingSince ?? state.StepSince
        let key = string.Create(CultureInfo.InvariantCulture, $"letter-waits/{letter.Id:N}/{since.ToUnixTimeSeconds()}")
        where !state.Reminded.Contains(key)
        select new CaseTimer(key, since + TellOfWaitingLetterAfter);

    private static IEnumerable<CaseTimer> Limits(CaseState state, DateTimeZone zone)
    {
        if (state.Suspended is { } suspended)
        {
            // A suspension must not be forgotten: every week a person hears of it.
            yield return Weekly(state, $"suspended/{suspended.Since:uuuu-MM-dd}", suspended.Since.PlusDays(7), zone);
            yield break;
        }

        if (state.WasAnswered)
        {
            // The request's limit was that of its answer; a lifting, or what was reopened, must not be forgotten all the same.
            yield return Weekly(state, $"{(state.Path == Procedure.LiftPath ? "lifting" : "reopened")}/{Turn.StepName(state)}", state.StepSince.InZone(zone).Date.PlusDays(7), zone);
            yield break;
        }

        var due = DueAsTold(state);
        if (!state.Reminded.Contains($"due-soon/{due:uuuu-MM-dd}"))
        {
            yield return At($"due-soon/{due:uuuu-MM-dd}", due.PlusDays(-7), zone);
        }

        yield return Weekly(state, $"overdue/{due:uuuu-MM-dd}", due.PlusDays(1), zone);
    }

    // An extension is one once the person is told (Art. 12(3)): until its letter has left, the first month is to be kept.
    private static LocalDate DueAsTold(CaseState state) =>
        state.Letters.LastOrDefault(letter => letter.Kind == LetterKind.Extension) is { Status: not LetterStatus.Sent }
            ? CaseMachine.Deadline(state, state.ReceivedOn).Due
            : CaseMachine.Due(state, state.ReceivedOn);

    // The number of the week is the last part; weeks that went by unseen are passed over when it fires.
    private static CaseTimer Weekly(CaseState state, string name, LocalDate first, DateTimeZone zone)
    {
        var done = state.Reminded.Where(old => old.StartsWith(name + "/", StringComparison.Ordinal))
            .Select(old => int.Parse(old[(name.Length + 1)..], CultureInfo.InvariantCulture))
            .DefaultIfEmpty(0)
            .Max();
        return At($"{name}/{done + 1}", first.PlusDays(7 * done), zone);
    }

    private static IEnumerable<CaseTimer> OfStep(Policy policy, Step step, CaseState state, DateTimeZone zone)
    {
        var name = Turn.StepName(state);
        var remindAfter = step switch
        {
            // While evidence is awaited it is the subject who is reminded.
            VerifyIdentityStep s when state.Suspended?.Why != "identity" => s.RemindAfter,
            AssessStep s => s.RemindAfter,
            ReviewStep s => s.RemindAfter,
            ApproveStep s => s.RemindAfter,
            SendLetterStep s => s.RemindAfter,
            _ => null,
        };
        var since = state.StepSince.InZone(zone).Date;
        var remind = string.Create(CultureInfo.InvariantCulture, $"remind/{name}{(state.WentBack == 0 ? "" : $"/back{state.WentBack}")}");
        if (remindAfter is not null && !state.Reminded.Contains(remind))
        {
            yield return At(remind, since.Plus(remindAfter), zone);
        }

        // Nobody is reminded of, or given up for, what has not been asked yet: until the letter has left, staff hear of the suspension.
        if (step is VerifyIdentityStep verify && state is { Suspended: { Why: "identity" } asked, Asking.Status: LetterStatus.Sent })
        {
            if (!state.Reminded.Contains($"remind-subject/{name}/{asked.Since:uuuu-MM-dd}"))
            {
                yield return At($"remind-subject/{name}/{asked.Since:uuuu-MM-dd}", asked.Since.Plus(verify.RemindAfter), zone);
            }

            yield return At($"give-up/{name}/{asked.Since:uuuu-MM-dd}", asked.Since.Plus(verify.GiveUpAfter), zone);
        }

        if (step is AwaitRelatedStep wait)
        {
            yield return At($"related/{name}", since.Plus(wait.GiveUpAfter), zone);
        }

        if (step is AskHoldersStep ask)
        {
            foreach (var timer in state.Queries.Where(q => q.Step == name && q.Status == QueryStatus.Asked).SelectMany(q => OfQuery(policy, ask, q, zone)))
            {
                yield return timer;
            }
        }
    }

    private static IEnumerable<CaseTimer> OfQuery(Policy policy, AskHoldersStep step, HolderQuery query, DateTimeZone zone)
    {
        var again = Again(policy, step, query);
        var asked = query.AskedAt.InZone(zone).Date;
        if (query.Attempt <= again.Count && asked.Plus(again[query.Attempt - 1]) <= query.AnswerBy)
        {
            yield return At($"ask-again/{query.Id:N}/{query.Attempt}", asked.Plus(again[query.Attempt - 1]), zone);
        }

        yield return Late(query, zone);
    }

    private static IReadOnlyList<Period> Again(Policy policy, AskHoldersStep step, HolderQuery query) =>
        policy.HolderById(query.Holder)?.AskAgain ?? step.AskAgain;

    /// <summary>The query with the times to ask again counted as done that have gone by but for the last, so that a worker stopped for days asks once.</summary>
    internal static HolderQuery PassingOver(Policy policy, AskHoldersStep step, HolderQuery query, LocalDate today, DateTimeZone zone)
    {
        var again = Again(policy, step, query);
        var asked = query.AskedAt.InZone(zone).Date;
        return query with { Attempt = query.Attempt + again.Skip(query.Attempt).TakeWhile(after => asked.Plus(after) <= today).Count() };
    }

    internal static CaseTimer Late(HolderQuery query, DateTimeZone zone) =>
        At($"holder-late/{query.Id:N}/{query.AnswerBy:uuuu-MM-dd}", query.AnswerBy.PlusDays(1), zone);

    internal static DateTimeZone Zone(CaseState state) => DateTimeZoneProviders.Tzdb[ZoneTime.Of(state.Establishment)];

    internal static CaseTimer At(string key, LocalDate day, DateTimeZone zone) =>
        new(key, day.AtStartOfDayInZone(zone).ToInstant());
}
