using RightsRequests.HolderKit;

namespace RightsRequests.DemoHolders;

/// <summary>Runs every holder of <c>holdings.json</c> in one process, until it is stopped.</summary>
internal sealed class DemoRun(Uri broker, string credentials, IReadOnlyCollection<string> except, string peopleFile, string? stateDirectory, TimeSpan delay, Uri? engine, string? keys)
{
    public Task RunAsync(CancellationToken stopping)
    {
        var holdings = Holdings.Read(DemoCommandLine.Beside("holdings.json").FullName);
        var finder = new PersonFinder(PeopleFile.Read(peopleFile));
        var running = holdings.Holders
            .Where(holder => holder.Value.Runs is null && !except.Contains(holder.Key))
            .Select(holder => Client(holder.Key, holdings, finder).RunAsync(stopping));
        return Task.WhenAll(running.ToList());
    }

    private HolderClient Client(string holder, Holdings holdings, PersonFinder finder)
    {
        if (stateDirectory is not null)
        {
            Directory.CreateDirectory(stateDirectory);
        }

        var state = new HolderState(stateDirectory is null ? null : Path.Combine(stateDirectory, holder + ".json"));
        return new HolderClient(
            HolderConnection.FromFile(broker, holder, credentials),
            new DemoHolder(holder, holdings, finder, state, delay),
            stateDirectory is null ? null : new AnswerFolder(Path.Combine(stateDirectory, holder)),
            happened => Console.WriteLine($"{holder} {happened}"),
            DemoTransports.EngineOf(engine, keys is null ? null : Path.Combine(keys, holder)));
    }
}
