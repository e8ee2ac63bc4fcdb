using System.CommandLine;
using RightsRequests.Host.Composition;
using RightsRequests.Retention;
using RightsRequests.Storage;

namespace RightsRequests.Host.Commands;

/// <summary><c>retention</c>: what the worker does by itself, by hand or for a look.</summary>
internal static class RetentionCommand
{
    private static readonly Dictionary<string, string> Why = new()
    {
        ["legal-hold"] = "gel contentieux / legal hold",
        ["open-related-case"] = "un autre dossier de la personne est ouvert / another case of the person is open",
        ["restriction-in-force"] = "limitation en vigueur, à lever d'abord / restriction in force, to be lifted first",
        ["directives"] = "directives post mortem",
    };

    public static Command Create()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Dit seulement ce qui partirait. / Only says what would go." };
        var json = new Option<bool>("--json") { Description = "JSON" };
        var command = new Command("retention", "Efface ce dont la durée de conservation est finie. / Erases what is kept no longer.") { dryRun, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var office = OfficeScope.Open();
            if (!parsed.GetValue(dryRun) && await office.Get<ClockWatch>().IsAheadAsync(cancel))
            {
                await Console.Error.WriteLineAsync($"rien n'est effacé / nothing is erased: {ClockWatch.Ahead}");
                return ExitCode.No;
            }

            var report = await office.Get<RetentionDesk>().RunAsync(parsed.GetValue(dryRun), cancel);
            if (!report.DryRun)
            {
                await office.Get<KeyCutter>().CutAsync(cancel);
            }

            if (parsed.GetValue(json))
            {
                Output.Json(report);
                return ExitCode.Done;
            }

            Print(report);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(RetentionReport report)
    {
        foreach (var line in report.Requests)
        {
            var what = line.KeptBecause is { } why ? $"gardée / kept: {Why.GetValueOrDefault(why, why)}"
                : report.DryRun ? "serait effacée / would be erased"
                : "effacée / erased";
            Console.WriteLine($"{line.Reference}  répondue / answered {line.AnsweredOn:uuuu-MM-dd}, gardée jusqu'au / kept until {line.LastDay:uuuu-MM-dd}: {what}");
        }

        foreach (var (word, count) in report.Swept)
        {
            Console.WriteLine($"{word}: {count}");
        }

        Console.WriteLine($"{report.Erased} {(report.DryRun ? "à effacer / to erase" : "effacées / erased")}, {report.Requests.Count - report.Erased} gardées / kept");
    }
}
