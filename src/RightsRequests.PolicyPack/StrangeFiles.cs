using RightsRequests.Law;

namespace RightsRequests.PolicyPack;

/// <summary>Warns of a YAML file that nobody reads: most often its name is misspelt.</summary>
internal static class StrangeFiles
{
    private static readonly string[] Known = ["organisation.yaml", "register.yaml", "rights-matrix.yaml", "holders.yaml", .. Vocabulary.All<Right>().Select(right => $"{right}.yaml")];

    public static void Check(string directory, List<PackFault> faults)
    {
        foreach (var name in Directory.EnumerateFiles(directory).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
            .Where(name => Path.GetExtension(name) is ".yaml" or ".yml" && !Known.Contains(name)))
        {
            faults.Add(new PackFault(name, 0, $"No file of the pack has this name; those are: {string.Join(", ", Known)}.", Warning: true));
        }
    }
}
