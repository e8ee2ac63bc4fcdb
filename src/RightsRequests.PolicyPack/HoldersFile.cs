using System.Globalization;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Reads <c>holders.yaml</c>.</summary>
internal static class HoldersFile
{
    public static IReadOnlyList<Holder> Read(PackFile file)
    {
        var root = file.Root("holders");
        if (root is null)
        {
            return [];
        }

        var holders = new List<Holder>();
        foreach (var map in root.Maps("holders", "id", "name", "transport", "categories", "answer-within-days", "ask-again"))
        {
            var holder = new Holder(
                map.Id(),
                map.Bilingual("name"),
                map.Word<Transport>("transport"),
                map.Texts("categories"),
                Days(map),
                map.Has("ask-again") ? map.Periods("ask-again") : null);
            if (holders.Any(other => other.Id == holder.Id))
            {
                map.Fault($"The holder '{holder.Id}' stands twice.", "id");
            }

            holders.Add(holder);
        }

        return holders;
    }

    private static int? Days(PackMap map)
    {
        if (map.Optional("answer-within-days") is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 60)
        {
            return days;
        }

        map.Fault("'answer-within-days' must be a whole number of days from 1 to 60.", "answer-within-days");
        return null;
    }
}
