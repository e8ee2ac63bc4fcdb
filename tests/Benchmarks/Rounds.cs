using System.Diagnostics;

namespace RightsRequests.Benchmarks;

/// <summary>Times several things in turn, A B C A B C: a machine that is slower for a while is slower for all of them.</summary>
internal sealed class Rounds
{
    private readonly List<(string Name, int Count, Func<Task> Work)> things = [];
    private readonly Dictionary<string, List<Taken>> taken = [];

    /// <param name="count">How many letters, pages ... one round makes.</param>
    public Rounds Add(string name, int count, Func<Task> work)
    {
        things.Add((name, count, work));
        taken.Add(name, []);
        return this;
    }

    /// <summary>Rounds that do not count, in which the runtime compiles and caches fill, then those that do.</summary>
    public async Task RunAsync(Effort effort, CancellationToken cancel)
    {
        for (var round = -effort.WarmUps; round < effort.Rounds; round++)
        {
            foreach (var (name, count, work) in things)
            {
                cancel.ThrowIfCancellationRequested();
                GC.Collect();
                var before = ProcessorTime.Now();
                var watch = Stopwatch.StartNew();
                await work();
                var clock = watch.Elapsed.TotalSeconds;
                if (round >= 0)
                {
                    taken[name].Add(new(clock / count, ProcessorTime.Since(before) / count));
                }
            }
        }
    }

    public Figure PerSecond(string what, string unit, string name) => Figure.Of(what, unit, taken[name].Select(one => 1 / one.Clock));

    /// <summary>How many one core does in a second, whatever else it does meanwhile.</summary>
    public Figure PerSecondOfProcessor(string what, string unit, string name) => Figure.Of(what, unit, taken[name].Select(one => 1 / one.Processor));

    /// <summary>Milliseconds of processor time for one.</summary>
    public Figure Cost(string what, string unit, string name) => Figure.Of(what, $"ms of processor time per {unit}", taken[name].Select(one => 1000 * one.Processor));

    /// <summary>Microseconds of processor time for one.</summary>
    public Figure Microseconds(string what, string unit, string name) => Figure.Of(what, $"µs of processor time per {unit}", taken[name].Select(one => 1_000_000 * one.Processor));

    /// <summary>How near to its bound a thing comes, round by round, in percent of processor time: 100 is as cheap as the bare things after each other.</summary>
    public Figure Share(string what, string name, params string[] bare) => ShareOf(what, "% by processor time", one => one.Processor, name, bare);

    /// <summary>The same by the clock.</summary>
    public Figure ShareByClock(string what, string name, params string[] bare) => ShareOf(what, "% by the clock", one => one.Clock, name, bare);

    private Figure ShareOf(string what, string unit, Func<Taken, double> time, string name, string[] bare) =>
        Figure.Of(what, unit, taken[name].Select((one, round) => 100 * bare.Sum(thing => time(taken[thing][round])) / time(one)));

    /// <summary>Seconds for one.</summary>
    private sealed record Taken(double Clock, double Processor);
}
