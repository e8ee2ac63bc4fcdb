using System.Globalization;
using NodaTime;

namespace RightsRequests.Workflow;

/// <summary>Before evidence is asked for: what the person said of themselves is compared with what the holders that know the members have (GDPR Art. 12(6), EDPB 01/2022, 3.3). A person of the team asks for it, looks at what came out, and decides.</summary>
internal static class IdentityComparison
{
    private static readonly Period AnswerWithin = Period.FromDays(10);

    /// <summary>True while the identity is open, nobody has been asked and not answered yet, and somebody can be asked.</summary>
    public static bool May(Turn turn) =>
        ActionRule.IsOpen(turn)
        && turn.Step is VerifyIdentityStep
        && turn.State.Queries.All(query => !query.Compares || query.Status is not (QueryStatus.Asked or QueryStatus.Overdue))
        && Whom(turn).Any();

    /// <summary>Asks each of them where it finds the person, and changes nothing.</summary>
    public static Decision? Begin(Turn turn, ActionInput input)
    {
        var round = string.Create(CultureInfo.InvariantCulture, $"identity/{turn.State.Queries.Where(query => query.Compares).Select(query => query.Step).Distinct().Count() + 1}");
        foreach (var (holder, activities) in Whom(turn).ToList())
        {
            var query = new HolderQuery(
                StableId.Of(turn.State.Id, round, holder.Id), holder.Id, holder.Transport, HolderAction.Locate, activities, round, 1, turn.Now, turn.Today.Plus(AnswerWithin), QueryStatus.Asked)
            {
                Compares = true,
            };
            turn.State = turn.State with { Queries = [.. turn.State.Queries, query] };
            turn.Send(query);
        }

        return null;
    }

    /// <summary>What agrees and what does not, by the type alone: the trail holds no value.</summary>
    public static void Answered(Turn turn, HolderQuery query, HolderResult result) =>
        turn.Note("identity-compared", $"{query.Holder} {string.Join(", ", result.Matches.Select(match => $"{match.What} {Word(match.Agrees)}").DefaultIfEmpty(result.Outcome))}");

    private static string Word(bool? agrees) => agrees switch { true => "agrees", false => "differs", null => "unknown" };

    // Of what the request is about, as far as the holder has it; else of all that it has. A person, and a processor over OpenDSR, say no identifiers.
    private static IEnumerable<(Holder Holder, IReadOnlyList<string> Activities)> Whom(Turn turn) =>
        from holder in turn.Policy.Holders
        where holder is { Identifies: true, Transport: not (Transport.Person or Transport.Opendsr) }
        let held = turn.Policy.Register.Where(entry => entry.Holders.Contains(holder.Id)).Select(entry => entry.Id).ToList()
        let concerned = held.Intersect(turn.State.Assessment.Select(one => one.Assessed.Activity)).ToList()
        where held.Count > 0
        select (holder, (IReadOnlyList<string>)(concerned.Count > 0 ? concerned : held));
}
