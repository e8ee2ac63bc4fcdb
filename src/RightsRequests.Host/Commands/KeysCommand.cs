using System.CommandLine;
using System.Security.Cryptography;
using NodaTime;
using Npgsql;
using RightsRequests.Diagnosis;
using RightsRequests.Host.Composition;
using RightsRequests.Letters;
using RightsRequests.Storage;

namespace RightsRequests.Host.Commands;

/// <summary>Creates what a first run needs; what is there is kept.</summary>
internal static class KeysCommand
{
    public static Command Create()
    {
        var directory = new Option<string>("--directory") { Description = "RIGHTS__KeyDirectory" };
        var command = new Command("keys", "Crée les clés d'un premier essai / creates the keys of a first run") { directory, KeyCommands.Rotate(), KeyCommands.Erase(), KeyCommands.Adopt() };
        command.SetAction(async (parsed, cancel) =>
        {
            var keys = new KeyFolder(parsed.GetValue(directory) ?? KeyFolder.FromEnvironment());
            Directory.CreateDirectory(keys.Directory);
            if (!File.Exists(keys.ContentKey))
            {
                if (await HasContentAsync(cancel))
                {
                    await Console.Error.WriteLineAsync($"{keys.ContentKey}: le fichier manque, et la base contient des demandes : un nouveau n'en ouvrirait aucune. Remettez celui qui les ouvre, ou sa copie. / the file is missing, and the database holds requests, none of which a new one would open. Put the one back that opens them, or its copy.");
                    return ExitCode.No;
                }

                KeyFile.Create(keys.ContentKey);
            }

            // Nobody is told that keys are ready which open nothing.
            KeyFile.Open(keys.ContentKey);
            Secret(keys.TokenKey);
            Secret(keys.SigningPasswordFile);
            if (!File.Exists(keys.SigningKey))
            {
                LetterSeal.CreateDevelopmentKey(keys.Directory, keys.SigningPassword(), SystemClock.Instance.GetCurrentInstant());
            }

            Console.WriteLine($"clés prêtes / keys ready: {keys.Directory}");
            return ExitCode.Done;
        });
        return command;
    }

    // Before a first run there is no database to ask, or no table in it.
    private static async Task<bool> HasContentAsync(CancellationToken cancel)
    {
        if (Environment.GetEnvironmentVariable("RIGHTS__ConnectionString") is not { Length: > 0 } database)
        {
            return false;
        }

        try
        {
            await using var source = NpgsqlDataSource.Create(database);
            await using var command = source.CreateCommand("SELECT EXISTS (SELECT FROM case_keys)");
            return (bool)(await command.ExecuteScalarAsync(cancel))!;
        }
        catch (Exception away) when (WhyAway.IsDatabase(away) || away is ArgumentException)
        {
            return false;
        }
    }

    private static void Secret(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(new FileStream(path, options));
        writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }
}
