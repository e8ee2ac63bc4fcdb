using RightsRequests.Letters;
using RightsRequests.PolicyPack;
using RightsRequests.Workflow;

namespace RightsRequests.Host.Commands;

/// <summary>The policy pack that a command reads: <c>workflows/</c> of the current directory, else the one beside the executable.</summary>
internal static class PackDirectory
{
    private const string Letters = "letters";

    public static string Find()
    {
        var here = Path.Combine(Directory.GetCurrentDirectory(), "workflows");
        return Directory.Exists(here) ? here : Path.Combine(AppContext.BaseDirectory, "workflows");
    }

    /// <summary>All that is wrong: the rules, and the wording of the letters against what the law demands of each.</summary>
    public static IReadOnlyList<PackFault> Check(string directory) =>
    [
        .. PolicyPackReader.Read(directory).Faults,
        .. WordingCheck.Run(Path.Combine(directory, Letters)).Select(fault => new PackFault($"{Letters}/{fault.File}", fault.Line ?? 0, fault.Message)),
    ];

    /// <summary>The policy, or null with its faults on stderr.</summary>
    public static Policy? Read()
    {
        var reading = PolicyPackReader.Read(Find());
        foreach (var fault in reading.Faults.Where(fault => !fault.Warning))
        {
            Console.Error.WriteLine(fault);
        }

        return reading.Policy;
    }
}
