using RightsRequests.Law;

namespace RightsRequests.Web.Console;

/// <summary>The pages that the console's header leads to, in their order.</summary>
internal static class ConsoleMenu
{
    public static readonly IReadOnlyList<(string Path, BilingualText Text)> Pages =
    [
        ("/console", new("Dossiers", "Cases")),
        ("/console/intake", new("Saisir", "Enter")),
        ("/console/mailbox", new("Messages reçus", "Mailbox")),
        ("/console/print-queue", new("À poster", "To be posted")),
        ("/console/import", new("Importer", "Import")),
        ("/console/overview", new("Vue d’ensemble", "Overview")),
        ("/console/settings", new("Réglages", "Settings")),
    ];
}
