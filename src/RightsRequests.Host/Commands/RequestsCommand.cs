using System.CommandLine;
using RightsRequests.Host.Composition;
using RightsRequests.Intake;
using Spectre.Console;

namespace RightsRequests.Host.Commands;

/// <summary><c>requests import</c>.</summary>
internal static class RequestsCommand
{
    public static Command Create() => new("requests", "Les demandes. / The requests.") { Import() };

    private static Command Import()
    {
        var columns = string.Join('\n', ImportColumns.All.Select(one => $"  {one.Name} | {one.French}{(one.Required ? " *" : "")} : {(one.Values.Fr == one.Values.En ? one.Values.Fr : $"{one.Values.Fr} / {one.Values.En}")}"));
        var file = new Argument<string>("FILE") { Description = "CSV, UTF-8 ou / or Windows-1252, ; ou / or ," };
        var dryRun = new Option<bool>("--dry-run") { Description = "Dit seulement ce qui se passerait. / Only says what would come of it." };
        var json = new Option<bool>("--json") { Description = "JSON" };
        var by = new Option<string>("--by") { Description = "Qui importe. / Who imports.", DefaultValueFactory = _ => "command-line" };
        var command = new Command("import", $"Importe un fichier de demandes ; la même ligne n’est jamais reprise deux fois. / Imports a file of requests; no line is taken in twice.\n{columns}") { file, dryRun, json, by };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path))
            {
                throw new WrongUseException("FILE: fichier introuvable / no such file");
            }

            await using var office = OfficeScope.Open();
            var report = await office.Get<ImportDesk>().ImportAsync(await File.ReadAllBytesAsync(path, cancel), parsed.GetValue(by)!, parsed.GetValue(dryRun), cancel);
            if (parsed.GetValue(json))
            {
                Output.Json(report);
            }
            else
            {
                Print(report);
            }

            return report.AllWell ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }

    private static void Print(ImportReport report)
    {
        if (report.Wrong is { } wrong)
        {
            Console.WriteLine(wrong);
            return;
        }

        var table = new Table().AddColumns("ligne / line", "résultat / outcome", "référence / reference", "à corriger / to be corrected");
        foreach (var line in report.Lines)
        {
            table.AddRow(
                new Text($"{line.Line}"),
                new Text(line.Outcome),
                new Text(line.Reference ?? ""),
                new Text(string.Join('\n', line.Errors.Select(error => $"{error.Key}: {error.Value}"))));
        }

        AnsiConsole.Write(table);
    }
}
