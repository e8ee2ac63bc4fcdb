using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.Office.Tests.Correspondence;

/// <summary>Answers of made-up holders: they did all that was asked.</summary>
internal static class HolderAnswers
{
    public static string To(string holder, RightsQuery query, int kept = 0) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            ["schema"] = "rights.answer/1",
            ["queryId"] = query.QueryId,
            ["holder"] = holder,
            ["outcome"] = "done",
            ["records"] = query.Action is HolderAction.Export or HolderAction.Locate ? Records(query) : Array.Empty<object>(),
            ["actions"] = query.Action switch
            {
                HolderAction.Rectify => new { changed = 1, erased = 0, kept = 0 },
                HolderAction.Erase when kept > 0 => new { changed = 0, erased = 4, kept, keptGround = "17(3)(e)", keptUntil = "2031-12-31" },
                HolderAction.Erase => new { changed = 0, erased = 4, kept = 0 },
                HolderAction.Restrict or HolderAction.StopProcessing => new { changed = 2, erased = 0, kept = 0 },
                _ => (object?)null,
            },
        });

    private static IEnumerable<object> Records(RightsQuery query) => query.Activities.SelectMany(activity => new object[]
    {
        new { activity, category = Asked(query, "identification"), label = "Adresse postale", value = "3 allée des Mirabelles, 54000 Nancy", source = "subject", collectedOn = "2024-02-03" },
        new { activity, category = Asked(query, "connection"), label = "Dernière connexion", value = "12 mars 2026, 18 h 04", source = "observed", collectedOn = "2026-03-12" },
        new { activity, category = Asked(query, "private-life"), label = "Personne à prévenir", value = "Barnabé Quillfeather", source = "subject", collectedOn = "2023-11-30", concernsThirdParty = true },
    });

    // Of what was asked, since anything else is an incident.
    private static string Asked(RightsQuery query, string wanted) => query.Categories.Contains(wanted) ? wanted : query.Categories[0];
}
