using RightsRequests.Law;

namespace RightsRequests.Web.Console;

/// <summary>The help sheet of the keyboard, and the switch for who wants no single keys (WCAG 2.1.4).</summary>
public sealed class ShortcutsModel : ConsolePage
{
    /// <summary>Where, and what each key does there; the keys to press one after the other are parted by a space.</summary>
    internal static readonly IReadOnlyList<(BilingualText Where, IReadOnlyList<(string Keys, BilingualText What)> Keys)> Sheet =
    [
        (new("Partout", "Everywhere"),
        [
            .. ConsoleMenu.Pages.Select(page => (page.Keys, page.Text)),
            ("?", new("Ouvrir ou fermer cette aide", "Open or close this help")),
        ]),
        (new("Dans une liste", "In a list"),
        [
            ("/", new("Rechercher", "Search")),
            ("j", new("Ligne suivante", "Next line")),
            ("k", new("Ligne précédente", "Line before")),
            ("Enter", new("Ouvrir la ligne", "Open the line")),
        ]),
        (new("Sur un dossier", "On a case"),
        [
            ("t", new("Aller à ce qu’il y a à faire", "Go to what is to be done")),
            ("u", new("Revenir à la liste", "Back to the list")),
        ]),
    ];
}
