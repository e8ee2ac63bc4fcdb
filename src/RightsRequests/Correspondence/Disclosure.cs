using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Which letters hand over personal data, so that the tracking code alone must not open them.</summary>
public static class Disclosure
{
    /// <summary>True for the response to access or portability.</summary>
    public static bool DisclosesData(this CaseLetter letter, Right right) =>
        letter.Kind == LetterKind.Response && right is (Right.Access or Right.Portability);
}
