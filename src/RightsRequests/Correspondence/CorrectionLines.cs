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

        var queries = material.State.Queries.Where(query => query.Action == Workflow.HolderAction.Rectify).ToList();
        var made = queries.Any(query => query.Status == QueryStatus.Answered && query.Result is { Changed: > 0 });
        var why = made ? null : WhyNot(material, queries);
        return
        [
            .. material.Content.Corrections.Select(asked =>
                new CorrectionLine(Words.Category(asked.Category, material.Language), asked.Field, asked.Value, made, why)),
        ];
    }

    private static string? WhyNot(LetterMaterial material, List<HolderQuery> queries) =>
        queries.Select(query => query.Result?.Reason).FirstOrDefault(reason => reason is not null)
        ?? material.State.Assessment.Where(one => !one.IsGranted).Select(one => one.DecidedReason).FirstOrDefault(reason => reason is not null);
}
