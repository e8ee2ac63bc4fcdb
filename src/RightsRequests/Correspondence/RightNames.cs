using RightsRequests.Law;

namespace RightsRequests.Correspondence;

/// <summary>The rights as mails to staff name them.</summary>
internal static class RightNames
{
    private static readonly Dictionary<string, BilingualText> Names = new(StringComparer.Ordinal)
    {
        ["access"] = new("accès", "access"),
        ["rectification"] = new("rectification", "rectification"),
        ["erasure"] = new("effacement", "erasure"),
        ["restriction"] = new("limitation", "restriction"),
        ["portability"] = new("portabilité", "portability"),
        ["objection"] = new("opposition", "objection"),
        ["automated-decision"] = new("décision automatisée", "automated decision"),
        ["consent-withdrawal"] = new("retrait du consentement", "withdrawal of consent"),
    };

    public static string Of(string right, string language) => Names.TryGetValue(right, out var name) ? name.In(language) : right;
}
