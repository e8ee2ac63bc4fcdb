using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Identity;

/// <summary>What identifies a person, in letters and on pages alike.</summary>
public static class IdentifierWords
{
    public const string MemberNumber = "member-number";

    private static readonly Dictionary<string, BilingualText> Known = new(StringComparer.Ordinal)
    {
        ["full-name"] = new("nom", "name"),
        ["birth-date"] = new("date de naissance", "date of birth"),
        ["email"] = new("adresse électronique", "e-mail address"),
        ["phone"] = new("téléphone", "phone"),
        ["member-number"] = new("numéro de membre", "member number"),
        ["customer-number"] = new("numéro de client", "customer number"),
        ["social-security-number"] = new("numéro de sécurité sociale", "social security number"),
    };

    /// <summary>The type as this organisation says it.</summary>
    public static BilingualText Of(string type, Policy policy) => type == MemberNumber && policy.Organisation.MemberNumber is { } own ? own.Name : Of(type);

    /// <summary>The type as people say it; one that is not known, as a phrase.</summary>
    public static BilingualText Of(string type) => Known.GetValueOrDefault(type) ?? new(type.Replace('-', ' '), type.Replace('-', ' '));
}
