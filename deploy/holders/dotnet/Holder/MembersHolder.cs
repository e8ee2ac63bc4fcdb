using System.Globalization;
using RightsRequests.Contracts;
using RightsRequests.HolderKit;

namespace Holder;

/// <summary>Answers the engine's queries. The kit connects, repeats, tries again, and uploads what is too large for a message.</summary>
public sealed class MembersHolder(Members members) : IDataHolder
{
    /// <inheritdoc/>
    public Task<HolderReply> AnswerAsync(RightsQuery query, CancellationToken cancellationToken) => Task.FromResult(Find(query.Subject) switch
    {
        [] => HolderReply.NoData(),
        [var member] => Act(query, member),
        _ => HolderReply.Failed("Plusieurs personnes répondent à ces données. / Several persons match."),
    });

    // By name, and by birthday or number; whoever else one of them points to, nobody is told of. Never a guess.
    private List<Member> Find(QuerySubject subject) => [.. members.All.Where(member =>
        CultureInfo.InvariantCulture.CompareInfo.Compare(member.FullName, subject.FullName, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0
        && (subject.BirthDate is { } born ? member.BirthDate == born : Owns(member, subject))
        && !members.All.Any(other => other != member && Owns(other, subject)))];

    private static bool Owns(Member member, QuerySubject subject) => subject.Identifiers.Any(identifier => identifier.Type switch
    {
        "member-number" => string.Equals(identifier.Value, member.Number, StringComparison.OrdinalIgnoreCase),
        "email" => string.Equals(identifier.Value, member.Email, StringComparison.OrdinalIgnoreCase),
        _ => false,
    });

    private HolderReply Act(RightsQuery query, Member member)
    {
        var held = member.Data.Where(datum => query.Activities.Contains(datum.Activity) && (query.Categories.Count == 0 || query.Categories.Contains(datum.Category))).ToList();
        if (query.Action == HolderAction.Notify)
        {
            // Here: whom you gave the data to, and tell now (GDPR Art. 19).
            return HolderReply.Done();
        }

        if (held.Count == 0)
        {
            return HolderReply.NoData();
        }

        var reply = query.Action switch
        {
            HolderAction.Locate => HolderReply.Done() with { Records = [.. held.Select(datum => Record(datum) with { Value = null })] },
            HolderAction.Export => HolderReply.Done() with { Records = [.. held.Select(Record)] },
            HolderAction.Rectify => Rectify(query, member, held),
            HolderAction.Erase => Erase(query, member, held),
            HolderAction.Restrict => Change(member, held, datum => datum with { Restricted = true }),
            HolderAction.LiftRestriction => Change(member, held, datum => datum with { Restricted = false }),
            HolderAction.StopProcessing => Change(member, held, datum => datum with { Stopped = true }),
            _ => HolderReply.Failed($"Action inconnue / unknown action: {query.Action}"),
        };
        members.Save();
        return reply;
    }

    private static AnswerRecord Record(Datum datum) => new() { Activity = datum.Activity, Category = datum.Category, Label = datum.Label, Value = datum.Value, Source = RecordSource.Subject };

    private static HolderReply Rectify(RightsQuery query, Member member, List<Datum> held)
    {
        var corrections = query.Parameters?.Corrections ?? [];
        return Change(member, held, datum => corrections.FirstOrDefault(one => one.Category == datum.Category && one.Field == datum.Field) is { } one ? datum with { Value = one.Value.Clone() } : datum);
    }

    private static HolderReply Erase(RightsQuery query, Member member, List<Datum> held)
    {
        // What the query's ground obliges to keep stays; the rest goes, and both are counted.
        var (ground, until) = (query.Parameters?.KeptGround, query.Parameters?.KeptUntil);
        var kept = held.Count(datum => ground is not null && datum.KeptByLaw);
        member.Data.RemoveAll(datum => held.Contains(datum) && (ground is null || !datum.KeptByLaw));
        return HolderReply.Done() with { Actions = new() { Erased = held.Count - kept, Kept = kept, KeptGround = kept > 0 ? ground : null, KeptUntil = kept > 0 ? until : null } };
    }

    private static HolderReply Change(Member member, List<Datum> held, Func<Datum, Datum> change)
    {
        var changed = 0;
        foreach (var datum in held)
        {
            var now = change(datum);
            changed += now == datum ? 0 : 1;
            member.Data[member.Data.IndexOf(datum)] = now;
        }

        return HolderReply.Done() with { Actions = new() { Changed = changed } };
    }
}
