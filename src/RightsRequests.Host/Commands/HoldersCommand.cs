using System.CommandLine;
using RightsRequests.Holders;
using RightsRequests.Host.Composition;
using RightsRequests.Workflow;
using Spectre.Console;

namespace RightsRequests.Host.Commands;

/// <summary><c>holders</c>: with what data holders sign in, and whether they keep to the contract.</summary>
internal static class HoldersCommand
{
    public static Command Create() => Also("holder", new Command("holders", "Les détenteurs de données. / The data holders.")
    {
        new Command("keys", "Leurs clés pour HTTP ; deux valables à la fois, pour en changer sans coupure. / Their keys for HTTP; two valid at once, to replace one without a gap.")
        {
            Add(), List(), Revoke(),
        },
        HolderCheckCommand.Create(),
        HolderCredentialsCommand.Create(),
        HolderTryCommand.Create(),
        HolderResumeCommand.Create(),
    });

    // One holder is checked, several have keys: both ways of saying it are understood.
    private static Command Also(string name, Command command)
    {
        command.Aliases.Add(name);
        return command;
    }

    private static Command Add()
    {
        var holder = Holder();
        var command = new Command("add", "Crée une clé, montrée cette seule fois. / Makes a key, shown this once.") { holder };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var office = OfficeScope.Open();
            if (await office.Get<HolderKeyDesk>().AddAsync(parsed.GetValue(holder)!, cancel) is not { } key)
            {
                await Console.Error.WriteLineAsync("Deux clés sont déjà valables : révoquez-en une. / Two keys are valid already: revoke one.");
                return ExitCode.No;
            }

            await Console.Error.WriteLineAsync($"{key.Id} : gardez la clé, elle ne sera plus montrée. / Keep the key, it is never shown again.");
            Console.WriteLine(key.Secret);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var holder = new Argument<string?>("ID") { Description = "Détenteur (défaut : tous) / holder (default: all)", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "JSON" };
        var command = new Command("list", "Leurs clés, sans les clés elles-mêmes. / Their keys, without the keys themselves.") { holder, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var office = OfficeScope.Open();
            var id = parsed.GetValue(holder);
            var desk = office.Get<HolderKeyDesk>();
            var keys = await desk.ListAsync(id, cancel);
            // One that left the pack may still have keys.
            if (id is not null && keys.Count == 0 && !desk.Knows(id))
            {
                throw HolderNames.Unknown(office.Get<Policy>(), id);
            }

            if (parsed.GetValue(json))
            {
                Output.Json(keys);
                return ExitCode.Done;
            }

            var table = new Table().AddColumns("détenteur / holder", "clé / key", "créée / made", "dernier usage / last used", "révoquée / revoked");
            foreach (var key in keys)
            {
                table.AddRow(new Text(key.Holder), new Text($"{key.Id}"), new Text($"{key.CreatedAt}"), new Text($"{key.LastUsedAt}"), new Text($"{key.RevokedAt}"));
            }

            AnsiConsole.Write(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Revoke()
    {
        var holder = Holder();
        var key = new Option<Guid?>("--key") { Description = "La clé (défaut : la plus ancienne des valables) / which key (default: the older of the valid ones)" };
        var command = new Command("revoke", "Révoque une clé, aussitôt. / Revokes a key, at once.") { holder, key };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var office = OfficeScope.Open();
            if (await office.Get<HolderKeyDesk>().RevokeAsync(parsed.GetValue(holder)!, parsed.GetValue(key), cancel) is not { } revoked)
            {
                await Console.Error.WriteLineAsync("Aucune clé valable. / No valid key.");
                return ExitCode.No;
            }

            Console.WriteLine($"révoquée / revoked: {revoked}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Holder() => new("ID") { Description = "Détenteur de / holder of workflows/holders.yaml, opendsr/RESPONSABLE / opendsr/CONTROLLER" };
}
