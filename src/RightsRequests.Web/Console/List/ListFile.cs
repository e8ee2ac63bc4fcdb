using Microsoft.AspNetCore.Mvc;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Workflow;
using RightsRequests.Worklist;

namespace RightsRequests.Web.Console;

/// <summary>A list as a file to be saved, in the page's words and the person's columns.</summary>
internal static class ListFile
{
    /// <summary>The file, or null where the list has more rows than a file may have.</summary>
    public static async Task<IActionResult?> OfAsync(ConsolePage page, ListExportDesk desk, ListWords words, CaseFilter filter, IReadOnlyCollection<Guid>? only, IReadOnlyList<CaseColumn> columns, ListFormat format, CancellationToken cancel)
    {
        if (await desk.CountAsync(filter, only, page.Who, cancel) > ListExportDesk.MostRows)
        {
            return null;
        }

        // Laid down first: a spreadsheet is a ZIP, which is written back and forth; nobody else can open the file, and it goes with its handle.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
        try
        {
            await desk.WriteAsync(
                filter,
                only,
                [words.Reference, .. columns.Select(words.Name)],
                (one, extra) => [one.Reference, .. columns.Select(column => words.Cell(column, one, extra))],
                format,
                file,
                page.Who,
                cancel);
            file.Position = 0;
            return new FileStreamResult(file, format == ListFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            {
                FileDownloadName = page.Say("dossiers", "cases") + "." + format.Word(),
            };
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
