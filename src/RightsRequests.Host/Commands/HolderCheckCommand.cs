using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using RabbitMQ.Client.Exceptions;
using RightsRequests.Bus;
using RightsRequests.Bus.Checks;
using RightsRequests.Contracts;
using RightsRequests.Host.Composition;
using RightsRequests.Workflow;
using Spectre.Console;

namespace RightsRequests.Host.Commands;

/// <summary><c>holder check ID</c>: whether a data holder keeps to the contract.</summary>
internal static class HolderCheckCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "Détenteur de / holder of workflows/holders.yaml" };
        var person = new Option<FileInfo?>("--person") { Description = "Personne d'essai que le détenteur connaît (JSON) / a test person whom the holder knows: {fullName, birthDate, identifiers, activities}" };
        var acts = new Option<bool>("--acts") { Description = "Limite puis EFFACE les données de cette personne / restricts and then ERASES that person's data" };
        var restart = new Option<string?>("--restart-with") { Description = "Commande qui redémarre le détenteur / command that restarts the holder" };
        var junit = new Option<FileInfo?>("--junit") { Description = "Rapport JUnit / JUnit report (XML)" };
        var seconds = new Option<int>("--seconds") { Description = "Attente d'une réponse / how long one answer may take", DefaultValueFactory = _ => 30 };
        var command = new Command("check", "Éprouve un détenteur par des questions qui ne touchent aucun dossier. / Tries a holder out with queries that touch no case.")
        {
            id, person, acts, restart, junit, seconds,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var holder = parsed.GetValue(id)!;
            if (PackDirectory.Read() is not { } policy)
            {
                return ExitCode.No;
            }

            if (policy.HolderById(holder) is not { Transport: Transport.Bus })
            {
                throw new WrongUseException($"{holder} : aucun détenteur de ce nom sur le bus. / No holder of that name on the bus.");
            }

            var check = new HolderCheck(
                Settings.FromEnvironment().BrokerAddress(),
                holder,
                [.. policy.Register.Where(entry => entry.Holders.Contains(holder)).Select(entry => entry.Id)],
                TimeSpan.FromSeconds(parsed.GetValue(seconds)))
            {
                Person = parsed.GetValue(person) is { } file ? Read(file) : null,
                Acts = parsed.GetValue(acts),
                Restart = parsed.GetValue(restart) is { } line ? stopping => RestartAsync(line, stopping) : null,
            };
            try
            {
                var results = await check.RunAsync(cancel);
                Print(results);
                if (parsed.GetValue(junit) is { } report)
                {
                    JUnit(holder, results).Save(report.FullName);
                }

                return results.Any(result => result.Fault is not null) ? ExitCode.No : ExitCode.Done;
            }
            catch (RabbitMQClientException fault)
            {
                // Its text could bear the account.
                await Console.Error.WriteLineAsync($"Le courtier ou la file du détenteur n'est pas là. / The broker or the holder's queue is not there: {fault.GetType().Name}");
                return ExitCode.No;
            }
        });
        return command;
    }

    private static CheckPerson Read(FileInfo file)
    {
        try
        {
            return JsonSerializer.Deserialize<CheckPerson>(File.ReadAllBytes(file.FullName), RightsJson.Options)
                ?? throw new WrongUseException("--person: null");
        }
        catch (JsonException)
        {
            throw new WrongUseException("--person : {fullName, birthDate, identifiers, activities}");
        }
    }

    private static async Task RestartAsync(string line, CancellationToken cancel)
    {
        using var shell = Process.Start("sh", ["-c", line]);
        await shell.WaitForExitAsync(cancel);
    }

    private static void Print(IReadOnlyList<CheckResult> results)
    {
        var table = new Table().AddColumns("essai / check", "résultat / result");
        foreach (var result in results)
        {
            var word = result.Fault is { } fault ? "ÉCHEC / FAILED: " + fault : result.NotTried is { } why ? "non essayé / not tried: " + why : "ok";
            table.AddRow(new Text(result.Name), new Text(word));
        }

        AnsiConsole.Write(table);
    }

    private static XDocument JUnit(string holder, IReadOnlyList<CheckResult> results) => new(new XElement(
        "testsuite",
        new XAttribute("name", "holder " + holder),
        new XAttribute("tests", results.Count.ToString(CultureInfo.InvariantCulture)),
        new XAttribute("failures", results.Count(result => result.Fault is not null)),
        new XAttribute("skipped", results.Count(result => result.NotTried is not null)),
        results.Select(result => new XElement(
            "testcase",
            new XAttribute("classname", holder),
            new XAttribute("name", result.Name),
            result.Fault is { } fault ? new XElement("failure", new XAttribute("message", fault)) : null,
            result.NotTried is { } why ? new XElement("skipped", new XAttribute("message", why)) : null))));
}
