using RightsRequests.HolderKit;

namespace RightsRequests.DemoHolders;

/// <summary>Runs every holder of <c>holdings.json</c> in one process, until it is stopped. One that has no account, since another organisation's pack does not know it, is said and left out.</summary>
internal sealed class DemoRun(Uri broker, string credentials, IReadOnlyCollection<string> except, string peopleFile, string? stateDirectory, TimeSpan delay, Uri? engine, string? keys)
{
    /// <returns>The exit code: 1 where there is none to run.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var holdings = Holdings.Read(DemoCommandLine.Beside("holdings.json").FullName);
        var finder = new PersonFinder(PeopleFile.Read(peopleFile));
        var running = holdings.Holders
            .Where(holder => holder.Value.Runs is null && !except.Contains(holder.Key))
            .Select(holder => Client(holder.Key, holdings, finder)?.RunAsync(stopping))
            .OfType<Task>().ToList();
        await Task.WhenAll(running);
        return running.Count == 0 ? 1 : 0;
    }

    private HolderClient? Client(string holder, Holdings holdings, PersonFinder finder)
    {
        HolderConnection connection;
        try
        {
            connection = HolderConnection.FromFile(broker, holder, credentials);
        }
        catch (KeyNotFoundException)
        {
            Console.Error.WriteLine($"{holder} : aucun compte dans {credentials}, il n'est pas joué ; le référentiel ne le connaît peut-être pas. / no account in {credentials}, it is not run; the pack may not know it.");
            return null;
        }

        if (stateDirectory is not null)
        {
            Directory.CreateDirectory(stateDirectory);
        }

        var state = new HolderState(stateDirectory is null ? null : Path.Combine(stateDirectory, holder + ".json"));
        return new HolderClient(
            connection,
            new DemoHolder(holder, holdings, finder, state, delay),
            stateDirectory is null ? null : new AnswerFolder(Path.Combine(stateDirectory, holder)),
            happened => Console.WriteLine($"{holder} {happened}"),
            DemoTransports.EngineOf(engine, keys is null ? null : Path.Combine(keys, holder)));
    }
}
