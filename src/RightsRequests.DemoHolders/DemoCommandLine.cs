using System.CommandLine;
using System.CommandLine.Parsing;

namespace RightsRequests.DemoHolders;

internal static class DemoCommandLine
{
    public static RootCommand Create()
    {
        var broker = new Option<Uri>("--broker") { Description = "amqp://HÔTE:PORT", CustomParser = BrokerAddress };
        var credentials = new Option<FileInfo>("--credentials") { Description = "Comptes : {\"DÉTENTEUR\":{\"user\":\"…\",\"password\":\"…\"}} / accounts" }.AcceptExistingOnly();
        var except = new Option<string[]>("--except") { Description = "Détenteur à ne pas jouer / holder not to run", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var people = new Option<FileInfo>("--people") { Description = "Personnes fictives / made-up people", DefaultValueFactory = _ => Beside("people.json") }.AcceptExistingOnly();
        var state = new Option<DirectoryInfo?>("--state") { Description = "Garde les changements d'un démarrage à l'autre / keeps changes over a restart" };
        var delay = new Option<int>("--delay") { Description = "Attente avant chaque réponse, en ms / wait before each answer, in ms" };
        var pipes = new Option<bool>("--pipes") { Description = "Sans RabbitMQ : une ligne par question et par réponse / without a broker: a line per query and answer" };
        var (engine, keys) = DemoTransports.Engine();
        var root = new RootCommand("Détenteurs de données de démonstration, aux personnes fictives. / Demo data holders with made-up people.")
        {
            broker, credentials, except, people, state, delay, pipes, engine, keys,
        };
        root.Validators.Add(result =>
        {
            if (!result.GetValue(pipes) && (result.GetResult(broker) is null || result.GetResult(credentials) is null))
            {
                result.AddError("--broker et/and --credentials, ou/or --pipes");
            }
        });
        root.SetAction(async (parsed, stopping) =>
        {
            var left = parsed.GetRequiredValue(except);
            var peopleFile = parsed.GetRequiredValue(people).FullName;
            var stateFolder = parsed.GetValue(state)?.FullName;
            var pause = TimeSpan.FromMilliseconds(parsed.GetValue(delay));
            if (parsed.GetValue(pipes))
            {
                await new DemoPipes(left, peopleFile, stateFolder, pause).RunAsync(stopping);
                return 0;
            }

            return await new DemoRun(parsed.GetRequiredValue(broker), parsed.GetRequiredValue(credentials).FullName, left, peopleFile, stateFolder, pause, parsed.GetValue(engine), parsed.GetValue(keys)?.FullName).RunAsync(stopping);
        });
        root.Subcommands.Add(People());
        root.Subcommands.Add(DemoTransports.Http());
        root.Subcommands.Add(DemoTransports.Webhook());
        return root;
    }

    private static Command People()
    {
        // An option of the root is not inherited: this command needs neither broker nor accounts.
        var json = new Option<bool>("--json") { Description = "Toute la liste en JSON / the whole list as JSON" };
        var check = new Option<bool>("--check") { Description = "En JSON, celles d'un essai : pour --people d'un détenteur et --person de `holder check` / in JSON, those of a check: for a holder's --people and for --person of `holder check`" };
        var command = new Command("people", "Écrit les personnes fictives. / Prints the made-up people.") { json, check };
        command.SetAction(parsed =>
        {
            var holdings = Holdings.Read(Beside("holdings.json").FullName);
            var people = parsed.GetValue(check) ? PeopleGenerator.ForACheck(holdings) : PeopleGenerator.All(holdings);
            Console.Out.Write(parsed.GetValue(json) || parsed.GetValue(check)
                ? PeopleFile.Write(people)
                : string.Concat(people.Select(person => $"{person.FullName} · {person.BirthDate:yyyy-MM-dd} · {string.Join(", ", person.Relations)}\n")));
        });
        return command;
    }

    private static Uri? BrokerAddress(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "amqp" or "amqps")
        {
            return address;
        }

        argument.AddError("--broker: amqp://HÔTE:PORT ou/or amqps://HÔTE:PORT");
        return null;
    }

    public static FileInfo Beside(string name) => new(Path.Combine(AppContext.BaseDirectory, name));
}
