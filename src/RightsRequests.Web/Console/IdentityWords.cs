using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>Words for what identifies a person, and for what came out of comparing it.</summary>
internal static class IdentityWords
{
    private static readonly Dictionary<string, BilingualText> Identifiers = new(StringComparer.Ordinal)
    {
        ["full-name"] = new("nom", "name"),
        ["birth-date"] = new("date de naissance", "date of birth"),
        ["email"] = new("adresse électronique", "e-mail address"),
        ["phone"] = new("téléphone", "phone"),
        ["member-number"] = new("numéro d’adhérent", "member number"),
        ["customer-number"] = new("numéro de client", "customer number"),
        ["social-security-number"] = new("numéro de sécurité sociale", "social security number"),
    };

    /// <summary>The type as people say it; one that is not known, as it is.</summary>
    public static BilingualText Of(string type) => Identifiers.GetValueOrDefault(type) ?? new(type, type);

    public static BilingualText Of(IdentityMatch match)
    {
        var (french, english) = (Of(match.What).Fr, Of(match.What).En);
        return match.Agrees switch
        {
            true => new($"{french} : concorde", $"{english}: agrees"),
            false => new($"{french} : ne concorde pas", $"{english}: differs"),
            null => new($"{french} : non renseigné par ce service", $"{english}: not told by this holder"),
        };
    }
}
