using System.CommandLine;
using RightsRequests.Host.Composition;
using RightsRequests.Samples;

namespace RightsRequests.Host.Commands;

/// <summary><c>sample-data</c>.</summary>
internal static class SampleDataCommand
{
    public static Command Create()
    {
        var command = new Command("sample-data", "Crée des demandes d'exemple, en développement. / Files made-up requests, in development.");
        command.SetAction(async (_, cancel) =>
        {
            await using var office = OfficeScope.Open();
            foreach (var one in await office.Get<SampleDesk>().FileAsync(cancel))
            {
                Console.WriteLine($"{one.Reference} {one.Right} {one.State}");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
