using System.CommandLine;
using System.Text;
using RightsRequests.HolderKit;

namespace RightsRequests.DemoHolders;

/// <summary>One holder that is asked without a broker: <c>http</c> and <c>webhook</c>.</summary>
internal static class DemoTransports
{
    public static Command Http()
    {
        var (holder, people, state) = Common();
        var server = new Option<Uri>("--server") { Description = "http://127.0.0.1:PORT", Required = true };
        var key = new Option<FileInfo>("--key-file") { Description = "Clé de / key of: rights-requests holders keys add ID", Required = true }.AcceptExistingOnly();
        var command = new Command("http", "Un détenteur qui relève ses questions. / A holder that fetches its queries.") { holder, people, state, server, key };
        command.SetAction(async (parsed, stopping) =>
        {
            var id = parsed.GetRequiredValue(holder);
            var secret = (await File.ReadAllTextAsync(parsed.GetRequiredValue(key).FullName, stopping)).Trim();
            using var fetcher = new DemoFetcher(parsed.GetRequiredValue(server), id, secret, Responder(id, parsed.GetRequiredValue(people).FullName, parsed.GetValue(state)?.FullName), Console.WriteLine);
            await fetcher.RunAsync(stopping);
        });
        return command;
    }

    public static Command Webhook()
    {
        var (holder, people, state) = Common();
        var url = new Option<Uri>("--url") { Description = "http://127.0.0.1:PORT/rights", Required = true };
        var secret = new Option<FileInfo>("--secret-file") { Description = "Le secret de / the secret of RIGHTS__WebhookSecrets/ID", Required = true }.AcceptExistingOnly();
        var command = new Command("webhook", "Un détenteur à qui l’on envoie les questions. / A holder that queries are sent to.") { holder, people, state, url, secret };
        command.SetAction(async (parsed, stopping) =>
        {
            var id = parsed.GetRequiredValue(holder);
            var shared = Encoding.UTF8.GetBytes((await File.ReadAllTextAsync(parsed.GetRequiredValue(secret).FullName, stopping)).Trim());
            await new DemoWebhook(parsed.GetRequiredValue(url), shared, Responder(id, parsed.GetRequiredValue(people).FullName, parsed.GetValue(state)?.FullName), TimeProvider.System).RunAsync(stopping);
        });
        return command;
    }

    private static (Option<string> Holder, Option<FileInfo> People, Option<DirectoryInfo?> State) Common() => (
        new("--holder") { Description = "Détenteur de / holder of holders.yaml", Required = true },
        new Option<FileInfo>("--people") { Description = "Personnes fictives / made-up people", DefaultValueFactory = _ => DemoCommandLine.Beside("people.json") }.AcceptExistingOnly(),
        new("--state") { Description = "Garde les changements d'un démarrage à l'autre / keeps changes over a restart" });

    internal static HolderResponder Responder(string holder, string peopleFile, string? stateDirectory)
    {
        if (stateDirectory is not null)
        {
            Directory.CreateDirectory(stateDirectory);
        }

        var holdings = Holdings.Read(DemoCommandLine.Beside("holdings.json").FullName);
        var state = new HolderState(stateDirectory is null ? null : Path.Combine(stateDirectory, holder + ".json"));
        return new HolderResponder(
            holder,
            new DemoHolder(holder, holdings, new PersonFinder(PeopleFile.Read(peopleFile)), state, TimeSpan.Zero),
            stateDirectory is null ? null : new AnswerFolder(Path.Combine(stateDirectory, holder)),
            happened => Console.Error.WriteLine($"{holder} {happened}"));
    }
}
