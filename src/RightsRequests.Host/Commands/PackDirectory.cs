using RightsRequests.PolicyPack;
using RightsRequests.Workflow;

namespace RightsRequests.Host.Commands;

/// <summary>The policy pack that a command reads: <c>workflows/</c> of the current directory, else the one beside the executable.</summary>
internal static class PackDirectory
{
    public static string Find()
    {
        var here = Path.Combine(Directory.GetCurrentDirectory(), "workflows");
        return Directory.Exists(here) ? here : Path.Combine(AppContext.BaseDirectory, "workflows");
    }

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
