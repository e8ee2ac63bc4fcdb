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
        ("/console/absences", new("Absences", "Absences"), "g a"),
        ("/console/settings", new("Réglages", "Settings"), "g r"),
    ];

    /// <summary>The page that an address belongs to, or null where it belongs to none.</summary>
    public static string? Of(string path) =>
        path.StartsWith("/console/cases/", StringComparison.Ordinal) ? "/console"
        : path.StartsWith("/console/holders", StringComparison.Ordinal) ? "/console/overview"
        : path.StartsWith("/console/report", StringComparison.Ordinal) ? "/console/overview"
        : Pages.FirstOrDefault(page => path == page.Path || (page.Path != "/console" && path.StartsWith(page.Path + "/", StringComparison.Ordinal))).Path;
}
