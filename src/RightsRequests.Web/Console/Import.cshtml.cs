using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using RightsRequests.Intake;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>A file of requests: a trial first, then each line, with a report.</summary>
[RequestSizeLimit(12_000_000)]
[RequestFormLimits(ValueLengthLimit = 12_000_000)]
public sealed class ImportModel(ImportDesk desk, IDataProtectionProvider protection) : ConsolePage
{
    private readonly IDataProtector protector = protection.CreateProtector("import-report");

    public ImportReport? Report { get; private set; }

    [BindProperty]
    public IFormFile? Sent { get; set; }

    [BindProperty]
    public bool DryRun { get; set; } = true;

    /// <summary>The report as the page carries it, so that it can be downloaded without being stored.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    /// <summary>A column as the page's language heads it.</summary>
    public string Heading(string column) => !English && ImportColumns.All.FirstOrDefault(one => one.Name == column) is { } known ? known.French : column;

    public IActionResult OnGet() => MayImport ? Page() : Forbid(Staff.StaffSignIn.ConsoleCookie);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!MayImport)
        {
            return Forbid(Staff.StaffSignIn.ConsoleCookie);
        }

        if (Sent is null)
        {
            Errors["fichier"] = "choisissez un fichier CSV / choose a CSV file";
            return Page();
        }

        var read = await new[] { Sent }.ReadAsync(cancel);
        var report = await desk.ImportAsync(read[0].Content, Who.User, DryRun, cancel);
        if (report.Wrong is { } wrong)
        {
            Errors["fichier"] = wrong;
            return Page();
        }

        Report = report;
        Kept = protector.Protect(JsonSerializer.Serialize(report));
        ModelState.Clear();
        return Page();
    }

    public IActionResult OnPostReport()
    {
        try
        {
            var report = JsonSerializer.Deserialize<ImportReport>(protector.Unprotect(Kept ?? ""))!;
            return File(ImportReportCsv.Write(report), "text/csv; charset=utf-8", "import.csv");
        }
        catch (Exception refused) when (refused is CryptographicException or FormatException)
        {
            Errors["fichier"] = "ce compte rendu n’est plus lisible : envoyez de nouveau le fichier / this report can no longer be read: send the file again";
            return Page();
        }
    }

    private bool MayImport => Who.Is(Role.Agent);
}
