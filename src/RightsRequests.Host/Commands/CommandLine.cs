using System.CommandLine;
using RightsRequests.Diagnosis;
using RightsRequests.Host.Composition;

namespace RightsRequests.Host.Commands;

/// <summary>The one executable's commands. Exit code 0 done, 1 the answer is no or the check failed, 2 wrong use.</summary>
internal static class CommandLine
{
    // Above the host's own thirty seconds: what was begun is ended first.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(35);

    public static async Task<int> RunAsync(string[] args)
    {
        Settings.ForgetEmpty();
        var root = new RootCommand("RightsRequests : le moteur des demandes d'exercice de droits (RGPD). / The engine for data subjects' rights requests (GDPR).");
        root.SetAction((_, cancel) => ServeCommand.RunAsync(ServeCommand.AllRoles, null, cancel));
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(MigrateCommand.Create());
        root.Subcommands.Add(DeadlineCommand.Create());
        root.Subcommands.Add(AssessCommand.Create());
        root.Subcommands.Add(WorkflowsCommand.Create());
        root.Subcommands.Add(LetterCommand.Create());
        root.Subcommands.Add(LettersCommand.Create());
        root.Subcommands.Add(MailCommand.Create());
        root.Subcommands.Add(RequestsCommand.Create());
        root.Subcommands.Add(HoldersCommand.Create());
        root.Subcommands.Add(ContractCommand.Create());
        root.Subcommands.Add(AuditCommand.Create());
        root.Subcommands.Add(EvidenceCommand.Create());
        root.Subcommands.Add(SampleDataCommand.Create());
        root.Subcommands.Add(KeysCommand.Create());
        root.Subcommands.Add(RetentionCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(ParseFaults.Of(error.Message));
            }

            await Console.Error.WriteLineAsync($"Aide / help: rights-requests{ParseFaults.Path(parsed.CommandResult)} --help");
            return ExitCode.WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestStop });
        }
        catch (WrongUseException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return ExitCode.WrongUse;
        }
        catch (OperationCanceledException stopped) when (stopped.InnerException is not TimeoutException)
        {
            await Console.Error.WriteLineAsync("arrêté avant la fin / stopped before the end");
            return ExitCode.No;
        }
        catch (Exception failed) when (failed is not (IOException or HttpRequestException) && WhyAway.IsDatabase(failed))
        {
            var why = WhyAway.Of(failed);
            await Console.Error.WriteLineAsync($"la base n'a pas répondu ({why.Fr}) : rights-requests doctor / the database did not answer ({why.En}): rights-requests doctor");
            return ExitCode.No;
        }
        catch (FileNotFoundException absent) when (absent.FileName is { } file)
        {
            await Console.Error.WriteLineAsync($"fichier absent / no such file: {file}");
            return ExitCode.No;
        }
        // Of a key file that is none, for example: its words name the file and what to do.
        catch (Exception failed) when (failed is InvalidDataException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return ExitCode.No;
        }
    }
}
