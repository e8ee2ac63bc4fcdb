using System.CommandLine;
using System.Security.Cryptography;
using NodaTime;
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
        command.SetAction(parsed =>
        {
            var keys = new KeyFolder(parsed.GetValue(directory) ?? KeyFolder.FromEnvironment());
            Directory.CreateDirectory(keys.Directory);
            if (!File.Exists(keys.ContentKey))
            {
                KeyFile.Create(keys.ContentKey);
            }

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
