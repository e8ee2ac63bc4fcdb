using RightsRequests.Holders;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Corrections asked and made (Art. 16).</summary>
internal static class CorrectionLines
{
    public static IReadOnlyList<CorrectionLine> Of(LetterMaterial material)
    {
        if (material.State.Right != Right.Rectification)
        {
            return [];
        }

        return [.. AskedCorrections.Of(material.Content, material.State).Select(asked => Line(material, asked))];
    }

    // A holder answers for all corrections of the categories it holds.
    private static CorrectionLine Line(LetterMaterial material, CorrectionContent asked)
    {
        var queries = material.State.Queries
            .Where(query => query.Action == Workflow.HolderAction.Rectify)
            .ToList();
        var concerned = queries.Where(query => material.Policy.HolderById(query.Holder)?.Categories.Contains(asked.Category) == true).ToList();
        concerned = concerned.Count > 0 ? concerned : queries;
        var somewhere = concerned.Any(query => query.Corrected);
        var made = somewhere && concerned.All(query => query is { Status: QueryStatus.Answered, Result.Outcome: "done" or "no-data" });
        return new(
            material.Policy.Category(asked.Category).In(material.Language),
            Words.Field(asked.Field, material.Language),
            asked.Value,
            made,
            made ? null : WhyNot(material, concerned))
        {
            InPart = somewhere && !made,
        };
    }

    private static string? WhyNot(LetterMaterial material, List<HolderQuery> queries) =>
        queries.Where(query => query.Result?.Reason is not null).Select(query => HolderReason.Ours(query.Transport, query.Result!.Reason!)?.In(material.Language) ?? query.Result.Reason).FirstOrDefault()
        ?? material.State.Assessment.Where(one => !one.IsGranted).Select(one => one.DecidedReason).FirstOrDefault(reason => reason is not null);
}
