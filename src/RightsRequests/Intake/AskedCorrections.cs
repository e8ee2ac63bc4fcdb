using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>All that is to be corrected.</summary>
internal static class AskedCorrections
{
    /// <summary>Those of the request, then those that a person recorded.</summary>
    public static IReadOnlyList<CorrectionContent> Of(RequestContent content, CaseState state) =>
        [.. content.Corrections, .. state.Corrections.Select(one => new CorrectionContent(one.Category, one.Field, one.Value))];
}
