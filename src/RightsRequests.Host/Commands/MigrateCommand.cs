using System.CommandLine;
using RightsRequests.Host.Composition;
using RightsRequests.Storage;

namespace RightsRequests.Host.Commands;

/// <summary><c>migrate</c>.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Met la base à jour. / Brings the database to the current schema.");
        command.SetAction(async (_, cancel) =>
        {
            await using var office = OfficeScope.Open();
            await office.Get<Migrator>().MigrateAsync(cancel);
            Console.WriteLine("base à jour / database up to date");
            return ExitCode.Done;
        });
        return command;
    }
}
