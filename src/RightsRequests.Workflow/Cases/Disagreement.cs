namespace RightsRequests.Workflow;

/// <summary>Two holders of the same activity whose answers do not go together: a person should know before they decide.</summary>
/// <param name="Activity">Activity id that both were asked about.</param>
/// <param name="Kind">Word: <c>erased-and-kept</c> (one erased all, the other still has data) or <c>known-and-unknown</c> (one has data, the other says that it has none).</param>
/// <param name="One">Id of the holder that erased, or that knows the person.</param>
/// <param name="Other">Id of the other one.</param>
public sealed record Disagreement(string Activity, string Kind, string One, string Other)
{
    /// <summary>All of a case, from the last answer of each holder to each kind of question; none where a holder was not asked or has not answered.</summary>
    public static IReadOnlyList<Disagreement> Of(CaseState state)
    {
        var answered = state.Queries.Where(query => query is { Status: QueryStatus.Answered, InRound: true, Result: not null })
            .GroupBy(query => (query.Holder, query.Action)).Select(same => same.Last()).ToList();
        return
        [
            .. from one in answered
               from other in answered
               where one.Action == other.Action && one.Holder != other.Holder
               let kind = Kinds(one, other)
               where kind is not null
               from activity in one.Activities.Intersect(other.Activities)
               select new Disagreement(activity, kind, one.Holder, other.Holder),
        ];
    }

    private static string? Kinds(HolderQuery one, HolderQuery other) => (one.Action, one.Result!, other.Result!) switch
    {
        (HolderAction.Erase, { Outcome: "done", Kept: 0, Erased: > 0 }, { Kept: > 0 }) => "erased-and-kept",
        (HolderAction.Locate or HolderAction.Export, { Outcome: not "no-data", Records: > 0 }, { Outcome: "no-data" }) => "known-and-unknown",
        _ => null,
    };
}
