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
        query.Status == QueryStatus.Answered && (query.Result?.Outcome is "done" or "no-data" || query is { Action: Action.Erase, Result.Kept: > 0 }))
    {
        Uncounted = query is { Action: Action.Erase, Status: QueryStatus.Answered, Result: { Outcome: "done", Erased: 0, Kept: 0 } },
    };
}
