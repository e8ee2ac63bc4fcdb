using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Text.Json;
using RabbitMQ.Client.Exceptions;
using RightsRequests.Bus;
using RightsRequests.Bus.Checks;
using RightsRequests.Holders.Checks;
using RightsRequests.Host.Composition;
using RightsRequests.Workflow;

namespace RightsRequests.Host.Commands;

/// <summary><c>holder check ID</c>: whether a data holder keeps to the contract.</summary>
internal static class HolderCheckCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "Détenteur de / holder of workflows/holders.yaml" };
        var person = new Option<FileInfo>("--person") { Description = "Personnes d'essai que le détenteur connaît (JSON) / test persons whom the holder knows: {fullName, birthDate, identifiers, activities, corrections?, large?}, or a list of them" }.AcceptExistingOnly();
        var acts = new Option<bool>("--acts") { Description = "Rectifie, limite puis EFFACE les données de cette personne / corrects, restricts and then ERASES that person's data" };
        var restart = new Option<string?>("--restart-with") { Description = "Commande qui redémarre le détenteur / command that restarts the holder" };
        var broken = new Option<string?>("--break-with") { Description = "Commande qui ferme la connexion du détenteur / command that closes the holder's connection: deploy/rabbitmq.sh disconnect DIR ID" };
        var listen = new Option<Uri?>("--listen") { Description = "Adresse que l'essai sert à la place du moteur : questions à relever (http), réponses différées, grandes réponses / address that the check serves in the engine's place: http://127.0.0.1:8099", CustomParser = Loopback };
        var junit = new Option<FileInfo?>("--junit") { Description = "Rapport JUnit / JUnit report (XML)" };
        var seconds = new Option<int>("--seconds") { Description = "Attente d'une réponse / how long one answer may take", DefaultValueFactory = _ => 30 };
        var command = new Command("check", "Éprouve un détenteur par des questions qui ne touchent aucun dossier. / Tries a holder out with queries that touch no case.")
        {
            id, person, acts, restart, broken, listen, junit, seconds,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var patience = parsed.GetValue(seconds);
            if (patience is < 1 or > 3600)
            {
                throw new WrongUseException("--seconds: 1–3600");
            }

            if (PackDirectory.Read(Settings.FromEnvironment().Pack) is not { } policy)
            {
                return ExitCode.No;
            }

            var holder = policy.HolderById(parsed.GetValue(id)!);
            if (holder is null or { Transport: Transport.Person })
            {
                throw HolderNames.Unknown(policy, parsed.GetValue(id)!, new(" qui soit un système", " that is a system"), one => one.Transport != Transport.Person);
            }

            if (holder.Transport == Transport.Sql)
            {
                throw new WrongUseException($"{holder.Id} est une base / is a database: rights-requests holder try {holder.Id}");
            }

            var address = parsed.GetValue(listen);
            if (holder.Transport == Transport.Http && address is null)
            {
                throw new WrongUseException("--listen : le détenteur y relève ses questions. / The holder fetches its queries there.");
            }

            var people = parsed.GetValue(person) is { } file ? Read(file) : new CheckPeople(null);
            try
            {
                await using var door = address is null ? null : await CheckDoor.OpenAsync(address, holder.Id);
                await using var reached = await ReachAsync(holder, door, cancel);
                var activities = policy.Register.Where(entry => entry.Holders.Contains(holder.Id)).Select(entry => entry.Id).ToList();
                var results = await new HolderCheck(reached, holder.Id, activities, TimeSpan.FromSeconds(patience))
                {
                    Controller = policy.Organisation.Controllers[0].Id,
                    People = people,
                    Acts = parsed.GetValue(acts),
                    Door = door,
                    Restart = Running(parsed.GetValue(restart)),
                    Break = Running(parsed.GetValue(broken)),
                }.RunAsync(cancel);
                CheckReport.Print(results);
                if (parsed.GetValue(junit) is { } report)
                {
                    CheckReport.JUnit(holder.Id, results).Save(report.FullName);
                }

                return results.Any(result => result.Fault is not null) ? ExitCode.No : ExitCode.Done;
            }
            catch (RabbitMQClientException fault)
            {
                // Its text could bear the account.
                await Console.Error.WriteLineAsync($"Le courtier ou la file du détenteur n'est pas là. / The broker or the holder's queue is not there: {fault.GetType().Name}");
                return ExitCode.No;
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return ExitCode.No;
            }
            catch (IOException) when (address is not null)
            {
                await Console.Error.WriteLineAsync($"--listen : l'adresse n'est pas libre. / The address is taken: {address.Authority}");
                return ExitCode.No;
            }
        });
        return command;
    }

    private static async Task<ICheckedHolder> ReachAsync(Holder holder, CheckDoor? door, CancellationToken cancel) => holder.Transport switch
    {
        Transport.Http => new HttpHolder(door!),
        Transport.Webhook => new WebhookHolder(holder.Url!, Secret(holder.Id), door),
        _ => await BusHolder.OpenAsync(Settings.FromEnvironment().BrokerAddress(), holder.Id, cancel),
    };

    private static byte[] Secret(string holder)
    {
        try
        {
            return Settings.FromEnvironment().WebhookSecrets.Of(holder);
        }
        catch (InvalidOperationException missing)
        {
            throw new WrongUseException(missing.Message);
        }
    }

    private static CheckPeople Read(FileInfo file)
    {
        try
        {
            return CheckPeople.Read(File.ReadAllBytes(file.FullName));
        }
        catch (JsonException)
        {
            throw new WrongUseException("--person : {fullName, birthDate, identifiers, activities, corrections?, large?} | [ … ]");
        }
    }

    // Nothing of a person goes over it unencrypted but on this machine; another one reaches it through its own proxy.
    private static Uri? Loopback(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var address) && address is { Scheme: "http", IsLoopback: true, Port: > 0 })
        {
            return address;
        }

        argument.AddError("--listen: http://127.0.0.1:PORT");
        return null;
    }

    private static Func<CancellationToken, Task>? Running(string? line) => line is null ? null : async cancel =>
    {
        using var shell = Process.Start("sh", ["-c", line]);
        await shell.WaitForExitAsync(cancel);
        if (shell.ExitCode != 0)
        {
            throw new WrongUseException($"La commande a échoué. / The command failed ({shell.ExitCode}): {line}");
        }
    };
}
