using System.CommandLine;

namespace RightsRequests.Host.Commands;

/// <summary>The one executable's commands. Exit code 0 done, 1 the answer is no or the check failed, 2 wrong use.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("RightsRequests : le moteur des demandes d'exercice de droits (RGPD). / The engine for data subjects' rights requests (GDPR).");
        root.Subcommands.Add(DeadlineCommand.Create());
        root.Subcommands.Add(AssessCommand.Create());
        root.Subcommands.Add(WorkflowsCommand.Create());
        root.Subcommands.Add(LetterCommand.Create());
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("Aide / help: rights-requests --help");
            return ExitCode.WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (WrongUseException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return ExitCode.WrongUse;
        }
    }
}
