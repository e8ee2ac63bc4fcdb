using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>The names of the categories of data, in <c>register.yaml</c>.</summary>
internal static class RegisterCategories
{
    public static IReadOnlyDictionary<string, BilingualText> Read(PackMap root)
    {
        var names = new Dictionary<string, BilingualText>();
        foreach (var map in root.Has("categories") ? root.Maps("categories", "id", "name") : [])
        {
            var id = map.Id();
            map.StandsOnce(names.TryAdd(id, map.Bilingual("name")), $"The category '{id}' stands twice.");
        }

        return names;
    }

    /// <summary>Warns of those without a name: letters and pages would say their ids.</summary>
    public static void Check(IReadOnlyDictionary<string, BilingualText> names, IReadOnlyList<RegisterEntry> register, IReadOnlyList<Holder> holders, List<PackFault> faults)
    {
        var unnamed = register.SelectMany(entry => entry.Categories).Concat(holders.SelectMany(holder => holder.Categories)).Distinct().Where(id => !names.ContainsKey(id)).ToList();
        if (unnamed.Count > 0)
        {
            faults.Add(new PackFault("register.yaml", 0, $"'categories' has no name for: {string.Join(", ", unnamed)}. Letters and pages say the id itself.", Warning: true));
        }
    }
}
