using RightsRequests.Holders;
using RightsRequests.Letters;
using RightsRequests.Workflow;
using Action = RightsRequests.Workflow.HolderAction;

namespace RightsRequests.Correspondence;

/// <summary>What the data holders did.</summary>
internal static class HolderLines
{
    public static bool Changes(Action action) =>
        action is Action.Rectify or Action.Erase or Action.Restrict or Action.LiftRestriction or Action.StopProcessing;

    /// <summary>Those that changed something; where none was asked to, those that looked.</summary>
    public static IReadOnlyList<HolderLine> Of(LetterMaterial material)
    {
        var queries = material.State.Queries.Where(query => query.Action != Action.Notify && query.InRound).ToList();
        var changing = queries.Where(query => Changes(query.Action)).ToList();
        return [.. (changing.Count > 0 ? changing : queries).Select(query => Line(material, query))];
    }

    private static HolderLine Line(LetterMaterial material, HolderQuery query) => new(
        material.Policy.HolderById(query.Holder)?.Name.In(material.Language) ?? query.Holder,
        Law.Vocabulary.Word(query.Action),
        query.Result?.Changed ?? 0,
        query.Result?.Erased ?? 0,
        query.Result?.Kept ?? 0,
        query.Result?.KeptGround,
        query.Result?.KeptUntil,
        query.Status == QueryStatus.Answered && (query.Result?.Outcome is "done" or "no-data" || IsSettledInPart(query)))
    {
        Uncounted = query is { Action: Action.Erase, Status: QueryStatus.Answered, Result: { Outcome: "done", Erased: 0, Kept: 0 } },
        NoData = query.FoundNothing,
        InPart = IsLeftOut(query),
        Why = IsLeftOut(query) && query.Result?.Reason is { } reason ? Quoted(material, query, reason) : null,
    };

    // What an erasure keeps and a correction that was not made stand in lines of their own.
    private static bool IsLeftOut(HolderQuery query) =>
        query is { Action: Action.Restrict or Action.Export, Status: QueryStatus.Answered } && IsSettledInPart(query);

    // The case goes on with such an answer: nothing more will come. What an erasure or a restriction left out must be named as kept.
    private static bool IsSettledInPart(HolderQuery query) =>
        query.Action is Action.Erase or Action.Restrict ? query.Result?.Kept > 0 : query.Result?.Outcome == "partial";

    // A copy is quoted in our words only: those of a holder could tell what nobody may be told (CMF L561-18).
    private static string? Quoted(LetterMaterial material, HolderQuery query, string reason) =>
        HolderReason.Ours(query.Transport, reason)?.In(material.Language) ?? (query.Action == Action.Restrict ? reason : null);
}
