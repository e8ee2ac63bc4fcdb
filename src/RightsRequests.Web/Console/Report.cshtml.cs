using Microsoft.AspNetCore.Mvc;
using NodaTime;
using RightsRequests.Figures;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>The report for the supervisory authority, to be taken along as PDF or CSV.</summary>
public sealed class ReportModel(FigureDesk figures, ReportDesk desk, Policy policy) : PeriodPage(figures, policy)
{
    private readonly FigureDesk figures = figures;

    /// <summary>It names extended and late cases with what was written to the persons.</summary>
    public bool MayRead => Who.Is(Role.Dpo) || Who.Is(Role.Auditor);

    public string Address(string handler) => $"/console/report?handler={handler}&from={From}&to={To}&controller={Uri.EscapeDataString(Controller ?? "")}";

    public IActionResult OnGet()
    {
        _ = AskedYear();
        return MayRead ? Page() : Forbid(Staff.StaffSignIn.ConsoleCookie);
    }

    public Task<IActionResult> OnGetPdfAsync(CancellationToken cancel) => WriteAsync(async question =>
        File(await desk.PdfAsync(question, English, cancel), "application/pdf", Name(question, "pdf")));

    public Task<IActionResult> OnGetCsvAsync(CancellationToken cancel) => WriteAsync(async question =>
        File(ReportCsv.Write(await desk.ReadAsync(question, English, cancel)), "text/csv; charset=utf-8", Name(question, "csv")));

    private async Task<IActionResult> WriteAsync(Func<FigureQuestion, Task<IActionResult>> write) =>
        !MayRead ? Forbid(Staff.StaffSignIn.ConsoleCookie) : AskedYear() is { } question ? await write(question) : Page();

    // The report of a year is made in the next one.
    private FigureQuestion? AskedYear() => Asked(new LocalDate(figures.Today.Year - 1, 1, 1), new LocalDate(figures.Today.Year - 1, 12, 31));

    private string Name(FigureQuestion question, string kind) =>
        $"{Say("rapport-droits", "rights-report")}-{question.From:uuuu-MM-dd}-{question.To:uuuu-MM-dd}.{kind}";
}
