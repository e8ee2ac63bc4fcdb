using RightsRequests.Law;

namespace RightsRequests.Web.Console;

/// <summary>The pages that the console's header leads to, in their order, each with the keys that lead there.</summary>
internal static class ConsoleMenu
{
    public static readonly IReadOnlyList<(string Path, BilingualText Text, string Keys)> Pages =
    [
        ("/console", new("Dossiers", "Cases"), "g d"),
        ("/console/intake", new("Saisir", "Enter"), "g s"),
        ("/console/mailbox", new("Messages reçus", "Mailbox"), "g m"),
        ("/console/print-queue", new("À poster", "To be posted"), "g p"),
        ("/console/import", new("Importer", "Import"), "g i"),
        ("/console/overview", new("Vue d’ensemble", "Overview"), "g v"),
        ("/console/settings", new("Réglages", "Settings"), "g r"),
    ];
}
