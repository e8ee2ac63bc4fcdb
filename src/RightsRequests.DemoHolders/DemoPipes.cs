using System.Text;
using System.Text.Json;
using RightsRequests.HolderKit;

namespace RightsRequests.DemoHolders;

/// <summary>Runs the holders without a broker: a query a line on standard input, <c>{"holder":…,"query":…}</c>, an answer a line on standard output, <c>{"holder":…,"answer":…}</c>. For a first run on a machine without RabbitMQ.</summary>
internal sealed class DemoPipes(IReadOnlyCollection<string> except, string peopleFile, string? stateDirectory, TimeSpan delay)
{
    public async Task RunAsync(CancellationToken stopping)
    {
        var holdings = Holdings.Read(DemoCommandLine.Beside("holdings.json").FullName);
        var finder = new PersonFinder(PeopleFile.Read(peopleFile));
        var responders = holdings.Holders.Keys
            .Where(holder => !except.Contains(holder))
            .ToDictionary(holder => holder, holder => Responder(holder, holdings, finder));
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        while (await input.ReadLineAsync(stopping) is { } line)
        {
            using var message = JsonDocument.Parse(line);
            var holder = message.RootElement.GetProperty("holder").GetString()!;
            var query = Encoding.UTF8.GetBytes(message.RootElement.GetProperty("query").GetRawText());
            if (responders.TryGetValue(holder, out var responder) && await responder.AnswerAsync(query, stopping) is { } answer)
            {
                await output.WriteLineAsync($"{{\"holder\":{JsonSerializer.Serialize(holder)},\"answer\":{Encoding.UTF8.GetString(answer)}}}");
            }
        }
    }

    private HolderResponder Responder(string holder, Holdings holdings, PersonFinder finder)
    {
        if (stateDirectory is not null)
        {
            Directory.CreateDirectory(stateDirectory);
        }

        var state = new HolderState(stateDirectory is null ? null : Path.Combine(stateDirectory, holder + ".json"));
        return new HolderResponder(
            holder,
            new DemoHolder(holder, holdings, finder, state, delay),
            stateDirectory is null ? null : new AnswerFolder(Path.Combine(stateDirectory, holder)),
            happened => Console.Error.WriteLine($"{holder} {happened}"));
    }
}
