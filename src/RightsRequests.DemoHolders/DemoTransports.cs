using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using RightsRequests.HolderKit;

namespace RightsRequests.DemoHolders;

/// <summary>One holder that is asked without a broker: <c>http</c> and <c>webhook</c>.</summary>
internal static class DemoTransports
{
    public static Command Http()
    {
        var (holder, people, state) = Common();
        var server = new Option<Uri>("--server") { Description = "http://127.0.0.1:PORT", Required = true, CustomParser = HttpAddress };
        var key = new Option<FileInfo>("--key-file") { Description = "Clé de / key of: rights-requests holders keys add ID", Required = true }.AcceptExistingOnly();
        var command = new Command("http", "Un détenteur qui relève ses questions. / A holder that fetches its queries.") { holder, people, state, server, key };
        command.SetAction(async (parsed, stopping) =>
        {
            var id = parsed.GetRequiredValue(holder);
            var secret = (await File.ReadAllTextAsync(parsed.GetRequiredValue(key).FullName, stopping)).Trim();
            var engine = new HolderEngine { Address = parsed.GetRequiredValue(server), Key = secret };
            using var fetcher = new DemoFetcher(engine.Address, id, secret, Responder(id, parsed.GetRequiredValue(people).FullName, parsed.GetValue(state)?.FullName, engine), Console.WriteLine);
            await fetcher.RunAsync(stopping);
        });
        return command;
    }

    public static Command Webhook()
    {
        var (holder, people, state) = Common();
        var url = new Option<Uri>("--url") { Description = "http://127.0.0.1:PORT/rights", Required = true, CustomParser = HttpAddress };
        var secret = new Option<FileInfo>("--secret-file") { Description = "Le secret de / the secret of RIGHTS__WebhookSecrets/ID", Required = true }.AcceptExistingOnly();
        var (engine, key) = Engine();
        var command = new Command("webhook", "Un détenteur à qui l’on envoie les questions. / A holder that queries are sent to.") { holder, people, state, url, secret, engine, key };
        command.SetAction(async (parsed, stopping) =>
        {
            var id = parsed.GetRequiredValue(holder);
            var shared = Encoding.UTF8.GetBytes((await File.ReadAllTextAsync(parsed.GetRequiredValue(secret).FullName, stopping)).Trim());
            await new DemoWebhook(parsed.GetRequiredValue(url), shared, Responder(id, parsed.GetRequiredValue(people).FullName, parsed.GetValue(state)?.FullName, EngineOf(parsed.GetValue(engine), parsed.GetValue(key)?.FullName)), TimeProvider.System).RunAsync(stopping);
        });
        return command;
    }

    private static (Option<string> Holder, Option<FileInfo> People, Option<DirectoryInfo?> State) Common() => (
        Holder(),
        new Option<FileInfo>("--people") { Description = "Personnes fictives / made-up people", DefaultValueFactory = _ => DemoCommandLine.Beside("people.json") }.AcceptExistingOnly(),
        new("--state") { Description = "Garde les changements d'un démarrage à l'autre / keeps changes over a restart" });

    private static Option<string> Holder()
    {
        var holder = new Option<string>("--holder") { Description = "Détenteur de / holder of holders.yaml", Required = true };
        holder.Validators.Add(result =>
        {
            var known = Holdings.Read(DemoCommandLine.Beside("holdings.json").FullName).Holders;
            if (result.GetValueOrDefault<string>() is { } id && !known.ContainsKey(id))
            {
                result.AddError($"{id} : holdings.json n'a rien de ce détenteur ; il y a / holdings.json has nothing of this holder; there are: {string.Join(", ", known.Keys)}");
            }
        });
        return holder;
    }

    public static (Option<Uri?> Engine, Option<FileInfo?> Key) Engine() => (
        new("--engine") { Description = "Où déposer les réponses trop grandes / where answers too large for a message go: http://127.0.0.1:PORT", CustomParser = HttpAddress },
        new("--key-file") { Description = "La clé pour cela ; un dossier : un fichier par détenteur / the key for it; a folder: a file for each holder" });

    // The library reads no address by itself.
    private static Uri? HttpAddress(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        argument.AddError($"{argument.Tokens[0].Value}: http://… | https://…");
        return null;
    }

    /// <summary>Null where large answers have nowhere to go.</summary>
    public static HolderEngine? EngineOf(Uri? address, string? keyFile) =>
        address is null || !File.Exists(keyFile) ? null : new() { Address = address, Key = File.ReadAllText(keyFile).Trim() };

    internal static HolderResponder Responder(string holder, string peopleFile, string? stateDirectory, HolderEngine? engine = null)
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
            happened => Console.Error.WriteLine($"{holder} {happened}"),
            engine);
    }
}
