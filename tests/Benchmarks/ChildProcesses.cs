using System.Globalization;

namespace RightsRequests.Benchmarks;

/// <summary>What Linux tells of processes under <c>/proc</c>.</summary>
internal static class ChildProcesses
{
    /// <summary>Ids of the processes whose parent is this one.</summary>
    public static IReadOnlyList<int> Of(int parent) =>
        [.. Directory.EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Where(id => Stat(id) is { } stat && stat[1] == parent.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The fields of <c>stat</c> after the name (state first); null when the process has ended.</summary>
    public static string[]? Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The most memory that a process ever held, in bytes.</summary>
    public static long MostMemory(int id) => Memory(id, "VmHWM:");

    /// <summary>What it holds now, in bytes.</summary>
    public static long MemoryNow(int id) => Memory(id, "VmRSS:");

    private static long Memory(int id, string field) =>
        1024 * long.Parse(
            File.ReadLines($"/proc/{id}/status").Single(line => line.StartsWith(field, StringComparison.Ordinal))[field.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(),
            CultureInfo.InvariantCulture);
}
