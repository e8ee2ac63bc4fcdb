using System.Diagnostics;
using System.Globalization;

namespace RightsRequests.Benchmarks;

/// <summary>Seconds of processor time that this process and its children have used: unlike the clock's, they hardly change when others use the machine too.</summary>
internal static class ProcessorTime
{
    private const double TicksPerSecond = 100;

    public static Dictionary<int, double> Now()
    {
        using var self = Process.GetCurrentProcess();
        var all = new Dictionary<int, double> { [self.Id] = self.TotalProcessorTime.TotalSeconds };
        foreach (var child in ChildProcesses.Of(self.Id))
        {
            if (ChildProcesses.Stat(child) is { } stat)
            {
                all[child] = (long.Parse(stat[11], CultureInfo.InvariantCulture) + long.Parse(stat[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
            }
        }

        return all;
    }

    /// <summary>What was used since; a child that has ended meanwhile is not counted.</summary>
    public static double Since(Dictionary<int, double> before) =>
        Now().Sum(one => one.Value - before.GetValueOrDefault(one.Key));
}
