using System.Diagnostics;

namespace RightsRequests.Benchmarks;

/// <summary>Times several things in turn, A B C A B C: a machine that is slower for a while is slower for all of them.</summary>
internal sealed class Rounds
{
    private readonly List<(string Name, Func<Task> Work)> things = [];
    private readonly Dictionary<string, List<double>> seconds = [];

    public Rounds Add(string name, Func<Task> work)
    {
        things.Add((name, work));
        seconds.Add(name, []);
        return this;
    }

    /// <summary>One round that does not count, then the rounds that do.</summary>
    public async Task RunAsync(int rounds, CancellationToken cancel)
    {
        for (var round = -1; round < rounds; round++)
        {
            foreach (var (name, work) in things)
            {
                cancel.ThrowIfCancellationRequested();
                GC.Collect();
                var watch = Stopwatch.StartNew();
                await work();
                if (round >= 0)
                {
                    seconds[name].Add(watch.Elapsed.TotalSeconds);
                }
            }
        }
    }

    /// <summary>Seconds of each round.</summary>
    public IReadOnlyList<double> Of(string name) => seconds[name];

    public Figure PerSecond(string what, string unit, string name, double count) => Figure.Of(what, unit, Of(name).Select(time => count / time));

    /// <summary>How near to its bound a thing comes, round by round, in percent: 100 is as fast as the bare things after each other.</summary>
    public Figure Share(string what, string name, params string[] bare) =>
        Figure.Of(what, "%", Of(name).Select((time, round) => 100 * bare.Sum(one => Of(one)[round]) / time));
}
