using System.Text.Json;
using RightsRequests.Contracts;
using RightsRequests.Law;
using RightsRequests.Workflow;
using WireAction = RightsRequests.Contracts.HolderAction;

namespace RightsRequests.Holders;

/// <summary>Which changes a query asks for, and what came of them.</summary>
internal sealed class SqlActs(SqlChanger changer, SqlSource source, RightsQuery query, string person)
{
    private readonly List<SqlStep> steps = [];

    public Task<SqlReply> RunAsync(CancellationToken cancel) => query.Action == WireAction.Rectify ? RectifyAsync(cancel) : ChangeAsync(cancel);

    private async Task<SqlReply> RectifyAsync(CancellationToken cancel)
    {
        List<string> nowhere = [];
        foreach (var correction in query.Parameters?.Corrections ?? [])
        {
            var columns = source.Corrections.Where(one => one.Category == correction.Category && one.Field == correction.Field).ToList();
            if (columns.Count == 0)
            {
                nowhere.Add(correction.Field);
            }

            foreach (var one in columns)
            {
                var value = correction.Value.ValueKind == JsonValueKind.String ? correction.Value.GetString()! : correction.Value.GetRawText();
                var change = new SqlChange(0, one.Name, [], one.Category, one.Table, one.Key, false, [new(one.Column, Masking.Constant, value)], null);
                steps.Add(await changer.ApplyAsync(change, person, whole: false, cancel));
            }
        }

        return Reply(nowhere.Count == 0 ? null : $"Aucune colonne ne porte ces champs ici : {string.Join(", ", nowhere)}. / No column bears these fields here: {string.Join(", ", nowhere)}.");
    }

    private async Task<SqlReply> ChangeAsync(CancellationToken cancel)
    {
        var changes = Changes().Where(change => change.Activities.Intersect(query.Activities).Any()).ToList();
        var unnamed = query.Activities.Except(changes.SelectMany(change => change.Activities)).ToList();
        if (unnamed.Count == query.Activities.Count)
        {
            return SqlReply.Failed($"Le référentiel ne dit pas comment le faire pour : {string.Join(", ", unnamed)}. / The pack does not say how to do it for: {string.Join(", ", unnamed)}.");
        }

        List<SqlChange> shared = [];
        var kept = 0;
        foreach (var change in changes.Where(change => query.Categories.Count == 0 || query.Categories.Contains(change.Category)))
        {
            var others = change.Activities.Except(query.Activities).ToList();
            var stays = change.KeptByLaw && query.Action == WireAction.Erase && query.Parameters?.KeptGround is not null;
            if (others.Count == 0 && !stays)
            {
                steps.Add(await changer.ApplyAsync(change, person, whole: query.Action == WireAction.Erase, cancel));
                continue;
            }

            var untouched = await changer.CountAsync(change, person, cancel);
            steps.Add(untouched);
            kept += stays ? untouched.Found : 0;
            if (!stays && untouched.Found > 0)
            {
                shared.Add(change);
            }
        }

        // What other activities still use may stay, unless it is all that an activity has.
        var own = changes.Except(shared).SelectMany(change => change.Activities).ToHashSet();
        var left = shared.Where(change => change.Activities.Intersect(query.Activities).Except(own).Any()).Select(change => change.Name).ToList();
        List<BilingualText> reasons = [];
        if (unnamed.Count > 0)
        {
            reasons.Add(new($"Le référentiel ne dit pas comment le faire pour : {string.Join(", ", unnamed)}.", $"The pack does not say how to do it for: {string.Join(", ", unnamed)}."));
        }

        if (left.Count > 0)
        {
            reasons.Add(new($"Laissé, car d’autres traitements s’en servent : {string.Join(", ", left)}.", $"Left, since other activities use it: {string.Join(", ", left)}."));
        }

        // All of one language together: whoever reads is shown one half.
        return Reply(reasons.Count == 0 ? null : $"{string.Join(" ", reasons.Select(one => one.Fr))} / {string.Join(" ", reasons.Select(one => one.En))}", kept);
    }

    private IReadOnlyList<SqlChange> Changes() => source.Changes.GetValueOrDefault(query.Action switch
    {
        WireAction.Erase => Workflow.HolderAction.Erase,
        WireAction.Restrict => Workflow.HolderAction.Restrict,
        WireAction.LiftRestriction => Workflow.HolderAction.LiftRestriction,
        WireAction.StopProcessing => Workflow.HolderAction.StopProcessing,
        _ => throw new InvalidOperationException($"{query.Action} changes nothing."),
    }) ?? [];

    private SqlReply Reply(string? partial, int kept = 0)
    {
        var erases = query.Action == WireAction.Erase;
        var changed = steps.Sum(step => step.Changed);
        var nothing = erases ? changed + kept == 0 : steps.All(step => step.Found == 0);
        var actions = new AnswerActions
        {
            Changed = erases ? 0 : changed,
            Erased = erases ? changed : 0,
            Kept = kept,
            KeptGround = kept > 0 ? query.Parameters?.KeptGround : null,
            KeptUntil = kept > 0 ? query.Parameters?.KeptUntil : null,
        };
        return partial is not null ? new(AnswerOutcome.Partial, partial, [], actions, steps)
            : nothing ? SqlReply.NoData(steps)
            : new(AnswerOutcome.Done, null, [], actions, steps);
    }
}
