using RightsRequests.Law;

namespace RightsRequests.Web.Console;

/// <summary>The pages of the settings, in their order.</summary>
internal static class SettingsMenu
{
    public static readonly IReadOnlyList<(string Path, BilingualText Text)> Pages =
    [
        ("/console/settings", new("Versions et contrôle", "Versions and check")),
        ("/console/settings/register", new("Registre", "Register")),
        ("/console/settings/matrix", new("Droits et bases", "Rights and bases")),
        ("/console/settings/holders", new("Services", "Holders")),
        ("/console/settings/wording", new("Lettres et courriels", "Letters and mails")),
        ("/console/settings/procedures", new("Procédures", "Procedures")),
    ];
}
