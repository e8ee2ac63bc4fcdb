using System.CommandLine;
using System.Text;
using System.Text.Json;
using RightsRequests.Bus.Accounts;
using RightsRequests.Workflow;

namespace RightsRequests.Host.Commands;

/// <summary><c>holders credentials</c>: a broker user for each holder on the bus.</summary>
internal static class HolderCredentialsCommand
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var holder = new Argument<string?>("ID") { Description = "Détenteur (défaut : tous ceux du bus) / holder (default: all on the bus)", Arity = ArgumentArity.ZeroOrOne };
        var definitions = new Option<string>("--definitions") { Description = "Fichier à importer dans RabbitMQ, sans mot de passe en clair, dans le dossier courant / file to import into RabbitMQ, without passwords, in the current folder", DefaultValueFactory = _ => "holders.definitions.json" };
        var passwords = new Option<string?>("--passwords") { Description = "Fichier neuf des mots de passe, lisible de vous seul (défaut : ils sont affichés une fois) / new file of the passwords, which only you can read (default: they are shown once)" };
        var vhost = new Option<string>("--vhost") { Description = "Hôte virtuel / virtual host", DefaultValueFactory = _ => "/" };
        var command = new Command("credentials", "Crée ou remplace leurs comptes RabbitMQ : chacun lit sa file, écrit ses réponses, et rien d'autre. / Makes or replaces their RabbitMQ users: each reads its queue, writes its answers, and nothing else.")
        {
            holder, definitions, passwords, vhost,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(holder), parsed.GetValue(definitions)!, parsed.GetValue(passwords), parsed.GetValue(vhost)!, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string? holder, string definitions, string? passwords, string vhost, CancellationToken cancel)
    {
        if (PackDirectory.Read() is not { } policy)
        {
            return ExitCode.No;
        }

        var onBus = policy.Holders.Where(one => one.Transport == Transport.Bus && (holder is null || one.Id == holder)).Select(one => one.Id).ToList();
        if (onBus.Count == 0)
        {
            await Console.Error.WriteLineAsync($"holders.yaml: aucun détenteur sur le bus / no such holder on the bus{(holder is null ? "" : $": {holder}")}");
            return ExitCode.No;
        }

        if (passwords is not null && File.Exists(passwords))
        {
            await Console.Error.WriteLineAsync($"--passwords: {passwords} existe déjà, et garde peut-être des mots de passe en usage / exists, and may keep passwords in use");
            return ExitCode.No;
        }

        List<HolderAccount> accounts = [.. onBus.Select(HolderAccount.For)];
        var secret = JsonSerializer.Serialize(accounts.ToDictionary(one => one.Holder, one => new { user = one.Holder, password = one.Password }), Readable);
        // The passwords first: a definitions file whose passwords nobody has would lock the holders out.
        if (passwords is not null)
        {
            await WrittenFile.WriteAsync(passwords, Encoding.UTF8.GetBytes(secret + "\n"), secret: true, cancel);
        }

        await WrittenFile.WriteAsync(definitions, Encoding.UTF8.GetBytes(BrokerDefinitions.Write(accounts, vhost)), secret: true, cancel);
        if (passwords is null)
        {
            Console.WriteLine(secret);
        }

        var written = Path.GetFullPath(definitions);
        await Console.Error.WriteLineAsync($"{written} : écrit, sans mot de passe ; RabbitMQ ne le connaît pas encore / written, without passwords; RabbitMQ does not know it yet:\nrabbitmqctl import_definitions {written}");
        return ExitCode.Done;
    }
}
