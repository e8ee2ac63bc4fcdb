using System.CommandLine;
using System.CommandLine.Parsing;

namespace RightsRequests.DemoHolders;

internal static class DemoCommandLine
{
    public static RootCommand Create()
    {
        var broker = new Option<Uri>("--broker") { Description = "amqp://HÔTE:PORT", Required = true, CustomParser = BrokerAddress };
        var credentials = new Option<FileInfo>("--credentials") { Description = "Comptes : {\"DÉTENTEUR\":{\"user\":\"…\",\"password\":\"…\"}} / accounts", Required = true }.AcceptExistingOnly();
        var except = new Option<string[]>("--except") { Description = "Détenteur à ne pas jouer / holder not to run", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var people = new Option<FileInfo>("--people") { Description = "Personnes fictives / made-up people", DefaultValueFactory = _ => Beside("people.json") }.AcceptExistingOnly();
        var state = new Option<DirectoryInfo?>("--state") { Description = "Garde les changements d'un démarrage à l'autre / keeps changes over a restart" };
        var delay = new Option<int>("--delay") { Description = "Attente avant chaque réponse, en ms / wait before each answer, in ms" };
        var root = new RootCommand("Détenteurs de données de démonstration, aux personnes fictives. / Demo data holders with made-up people.")
        {
            broker, credentials, except, people, state, delay,
        };
        root.SetAction((parsed, stopping) => new DemoRun(
            parsed.GetRequiredValue(broker),
            parsed.GetRequiredValue(credentials).FullName,
            parsed.GetRequiredValue(except),
            parsed.GetRequiredValue(people).FullName,
            parsed.GetValue(state)?.FullName,
            TimeSpan.FromMilliseconds(parsed.GetValue(delay))).RunAsync(stopping));
        root.Subcommands.Add(People());
        return root;
    }

    private static Command People()
    {
        // An option of the root is not inherited: this command needs neither broker nor accounts.
        var json = new Option<bool>("--json") { Description = "Toute la liste en JSON / the whole list as JSON" };
        var command = new Command("people", "Écrit les personnes fictives. / Prints the made-up people.") { json };
        command.SetAction(parsed =>
        {
            var people = PeopleGenerator.All(Holdings.Read(Beside("holdings.json").FullName));
            Console.Out.Write(parsed.GetValue(json)
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
