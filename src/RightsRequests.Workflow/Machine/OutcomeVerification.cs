using System.Globalization;
using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>Some time after the answer, the holders are asked whether what they confirmed still is so: data erased are gone, a restriction holds (Art. 5(2), 17, 18); and recipients that confirmed nothing are told of (Art. 19).</summary>
internal static class OutcomeVerification
{
    private static readonly Period AnswerWithin = Period.FromDays(10);

    /// <summary>Of a closed case.</summary>
    public static IEnumerable<CaseTimer> Timers(Policy policy, CaseState state)
    {
        if (state.Status != CaseStatus.Closed || policy.Organisation.VerifyOutcomesAfter is not { } after)
        {
            return Late(state);
        }

        return [.. Late(state), .. Rounds(state, after), .. Recipients(state, after)];
    }

    /// <summary>Of those asked outside the rounds, to verify or to compare; they go on where a case is reopened meanwhile.</summary>
    public static IEnumerable<CaseTimer> Late(CaseState state) =>
        from query in state.Queries
        where query.Verifies is not null || (query.Compares && state.Identity != IdentityStatus.Settled)
        where query.Status == QueryStatus.Asked && state.Awaits(query)
        select CaseTimers.Late(query, CaseTimers.Zone(state));

    // An erasure is verified once. A restriction lasts: it is verified again and again until it is lifted.
    private static IEnumerable<CaseTimer> Rounds(CaseState state, Period after)
    {
        if (state.AnsweredOn is not { } answered || !Confirmed(state).Any())
        {
            yield break;
        }

        var zone = CaseTimers.Zone(state);
        var since = state.Queries.Where(query => query.Verifies is not null).Select(query => query.AskedAt.InZone(zone).Date).Append(answered).Max();
        yield return CaseTimers.At(string.Create(CultureInfo.InvariantCulture, $"verify/{Begun(state) + 1}"), since.Plus(after), zone);
    }

    private static IEnumerable<CaseTimer> Recipients(CaseState state, Period after) =>
        from letter in state.Letters
        where letter is { Kind: LetterKind.RecipientNotice, Status: LetterStatus.Sent, ConfirmedOn: null, SentOn: not null }
        let key = $"recipient-silent/{letter.Id:N}"
        where !state.Reminded.Contains(key)
        select CaseTimers.At(key, letter.SentOn!.Value.Plus(after), CaseTimers.Zone(state));

    // Each round asks somebody: there is none without a query.
    private static int Begun(CaseState state) => state.Queries.Where(query => query.Verifies is not null).Select(query => query.Step).Distinct().Count();

    // What a holder confirmed and that can be seen again; where nothing was held there is nothing to see.
    private static IEnumerable<HolderQuery> Confirmed(CaseState state) => state.Queries.Where(query =>
        query is { Status: QueryStatus.Answered, Verifies: null, Result.Outcome: not "no-data" }
        && query.Action switch
        {
            HolderAction.Erase => state.Queries.All(one => one.Verifies != query.Id),
            HolderAction.Restrict => !Lifted(state, query),
            _ => false,
        });

    private static bool Lifted(CaseState state, HolderQuery restricted) => state.Queries.Any(query =>
        query.Action == HolderAction.LiftRestriction && query.Holder == restricted.Holder && query.AskedAt >= restricted.AskedAt);

    /// <summary>Asks again: whether anything is left of what was erased; and for the restriction once more, which changes nothing where it holds.</summary>
    public static void Begin(Turn turn, string round)
    {
        foreach (var query in Confirmed(turn.State).ToList())
        {
            var action = query.Action == HolderAction.Erase ? HolderAction.Locate : HolderAction.Restrict;
            var again = new HolderQuery(
                StableId.Of(turn.State.Id, round, query.Id.ToString()), query.Holder, OpendsrRequests.For(query.Transport, turn.State.Right, action), action, query.Activities, round, 1, turn.Now, turn.Today.Plus(AnswerWithin), QueryStatus.Asked)
            {
                Verifies = query.Id,
            };
            turn.State = turn.State with { Queries = [.. turn.State.Queries, again] };
            turn.Send(again);
        }
    }

    /// <summary>What a holder says now against what it confirmed before; a person is told where they differ.</summary>
    public static void Answered(Turn turn, HolderQuery asked, HolderQuery before, HolderResult result)
    {
        var wrong = asked.Action == HolderAction.Locate
            ? StillHeld(asked, before, result) ? "Le service a encore des données qu’il avait confirmé avoir effacées. / The holder still has data that it confirmed to have erased." : null
            : result.Changed > 0 ? "La limitation ne tenait plus et a dû être remise. / The restriction no longer held and had to be set again." : null;
        if (wrong is null)
        {
            turn.Note("outcome-verified", asked.Holder);
        }
        else
        {
            turn.Report($"verify/{asked.Id:N}/{asked.Attempt}", wrong, asked.Holder, null);
        }
    }

    // What it kept with a ground may be there. A person who answers on paper counts no records: what they found is told by the outcome.
    private static bool StillHeld(HolderQuery asked, HolderQuery before, HolderResult result)
    {
        var kept = before.Result?.Kept ?? 0;
        return result.Outcome != "no-data" && (result.Records > kept || (asked.Transport == Transport.Person && kept == 0));
    }
}
