using System.Globalization;
using RightsRequests.Contracts;
using RightsRequests.HolderKit;

namespace RightsRequests.DemoHolders;

/// <summary>A back-office system of made-up people. The template for a real one: what changes is where the data are.</summary>
internal sealed class DemoHolder(string id, Holdings holdings, PersonFinder people, HolderState state, TimeSpan delay) : IDataHolder
{
    private readonly HolderHoldings own = holdings.Holders[id];

    public async Task<HolderReply> AnswerAsync(RightsQuery query, CancellationToken cancellationToken)
    {
        await Task.Delay(delay, cancellationToken);
        return people.Find(query.Subject) switch
        {
            Finding.Found(var person) => Answer(query, person),
            Finding.Ambiguous => HolderReply.Failed("Plusieurs personnes répondent à ces données. / Several persons match."),
            _ => HolderReply.NoData(),
        };
    }

    private HolderReply Answer(RightsQuery query, Person person)
    {
        var ever = Records(query, person).ToList();
        if (ever.Count == 0)
        {
            return HolderReply.NoData();
        }

        // Recipients are told of an erasure too, when nothing is left here.
        if (query.Action == HolderAction.Notify)
        {
            return HolderReply.Done() with { RecipientsNotified = Notified(query, ever) };
        }

        var held = ever.Where(record => !state.Erased.Contains(record.Key)).ToList();
        var reply = held.Count == 0 ? HolderReply.NoData() : Act(query, held);
        return query.Action == HolderAction.Locate && held.Count > 0 ? reply with { Identifiers = Known(person) } : reply;
    }

    // Who a member is, for the comparison of identities.
    private static List<SubjectIdentifier> Known(Person person) =>
    [
        new("full-name", person.FullName),
        new("birth-date", person.BirthDate.ToString("O", CultureInfo.InvariantCulture)),
        .. person.Identifiers,
    ];

    private HolderReply Act(RightsQuery query, List<HeldRecord> held)
    {
        var reply = query.Action switch
        {
            HolderAction.Locate => Disclose(held, withValues: false),
            HolderAction.Export => Disclose(held, withValues: true),
            HolderAction.Rectify => Rectify(query, held),
            HolderAction.Erase => Erase(query, held),
            HolderAction.Restrict => Changed(held.Count(record => state.Restricted.Add(record.Key))),
            HolderAction.LiftRestriction => Changed(held.Count(record => state.Restricted.Remove(record.Key))),
            HolderAction.StopProcessing => Changed(held.Count(record => state.Stopped.Add(record.Key))),
            _ => throw new InvalidOperationException($"Unknown action {query.Action}."),
        };
        state.Save();
        return reply;
    }

    private HolderReply Disclose(List<HeldRecord> held, bool withValues) =>
        HolderReply.Done() with { Records = [.. held.Select(record => record.ToAnswer(state, withValues))] };

    private HolderReply Rectify(RightsQuery query, List<HeldRecord> held)
    {
        var changed = 0;
        foreach (var correction in query.Parameters?.Corrections ?? [])
        {
            foreach (var record in held.Where(record => record.Category == correction.Category && record.Field.Field == correction.Field))
            {
                state.Corrected[record.FieldKey] = correction.Value.Clone();
                changed++;
            }
        }

        return Changed(changed);
    }

    private HolderReply Erase(RightsQuery query, List<HeldRecord> held)
    {
        var keptGround = query.Parameters?.KeptGround;
        var kept = held.Where(record => keptGround is not null && record.Field.KeptByLaw).ToList();
        state.Erased.UnionWith(held.Except(kept).Select(record => record.Key));
        return HolderReply.Done() with
        {
            Actions = new AnswerActions
            {
                Erased = held.Count - kept.Count,
                Kept = kept.Count,
                KeptGround = kept.Count > 0 ? keptGround : null,
                KeptUntil = kept.Count > 0 ? query.Parameters?.KeptUntil : null,
            },
        };
    }

    private static HolderReply Changed(int count) => HolderReply.Done() with { Actions = new AnswerActions { Changed = count } };

    private static List<NotifiedRecipient> Notified(RightsQuery query, List<HeldRecord> ever)
    {
        // The day by the query's clock and not this machine's, so that a rehearsal with a moved clock stays coherent.
        var on = DateOnly.FromDateTime(query.AskedAt.UtcDateTime);
        return [.. ever.SelectMany(record => record.Held.Recipients ?? []).Distinct().Select(recipient => new NotifiedRecipient(recipient, on))];
    }

    private IEnumerable<HeldRecord> Records(RightsQuery query, Person person)
    {
        var each = (
            from activity in query.Activities.Distinct()
            where person.Activities.Contains(activity) && own.Holds.ContainsKey(activity)
            from category in own.Holds[activity]
            where query.Categories.Count == 0 || query.Categories.Contains(category)
            from field in holdings.Fields[category]
            select new HeldRecord(person, activity, holdings.Activities[activity], category, field)).ToList();
        var times = person.AtLeast is { } least && each.Count > 0 ? (least + each.Count - 1) / each.Count : 1;
        return Enumerable.Range(0, times).SelectMany(number => each.Select(record => record with { Number = number }));
    }
}
