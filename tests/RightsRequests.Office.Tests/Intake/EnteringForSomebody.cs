using NodaTime;
using RightsRequests.Intake;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Intake;

public sealed class EnteringForSomebody(OfficeFixture postgres)
{
    private static readonly byte[] Pdf = "%PDF-1.7 tournesol-violet"u8.ToArray();
    private static readonly LocalDate Today = new(2026, 4, 1);

    [Theory]
    [InlineData(-10, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(-364, true)]
    [InlineData(-400, false)]
    public async Task The_time_limit_runs_from_the_day_of_receipt_which_is_neither_to_come_nor_more_than_a_year_ago(int days, bool taken)
    {
        await using var office = await postgres.OfficeAsync();

        var outcome = await EnterAsync(office, Today.PlusDays(days));

        if (!taken)
        {
            Assert.Equal(["receivedOn"], Assert.IsType<FilingRefused>(outcome).Errors.Keys);
            return;
        }

        var filed = Assert.IsType<Filed>(outcome).Request;
        var seen = await office.CaseAsync(filed.Cases[0].Id);
        Assert.Equal(Today.PlusDays(days), seen.ReceivedOn);
        Assert.InRange(seen.Due, Today.PlusDays(days).PlusMonths(1), Today.PlusDays(days + 4).PlusMonths(1));
        Assert.Contains(seen.Timeline, entry => entry is { What: "entered-by-staff", Actor: "agnes" });
    }

    [Fact]
    public async Task Without_a_day_of_receipt_nothing_is_stored()
    {
        await using var office = await postgres.OfficeAsync();

        Assert.Equal(["receivedOn"], Assert.IsType<FilingRefused>(await EnterAsync(office, null)).Errors.Keys);
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM request_files"));
    }

    [Fact]
    public async Task Scans_are_kept_encrypted_and_open_to_who_works_on_the_case_only()
    {
        await using var office = await postgres.OfficeAsync();
        var (scans, error) = await office.InScopeAsync((ScanReading reading) => reading.ReadAsync([("../../lettre de Zéphyrine.pdf", Pdf)], default));
        Assert.Null(error);
        var id = Assert.IsType<Filed>(await EnterAsync(office, Today, scans)).Request.Cases[0].Id;

        var file = Assert.Single(await office.InScopeAsync((FileDesk desk) => desk.ListAsync(id, TestOffice.Agent, default)));

        Assert.Equal(file, Assert.Single((await office.CaseAsync(id)).Files));
        Assert.Equal(("scan", "lettre de Zéphyrine.pdf", "application/pdf", Pdf.Length), (file.Origin, file.Name, file.ContentType, file.Length));
        Assert.Equal(Pdf, (await OpenAsync(office, id, file.Id, TestOffice.Agent))!.Content);
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM request_files WHERE encode(content, 'escape') LIKE '%tournesol%' OR encode(name, 'escape') LIKE '%lettre%'"));
        var admin = new Actor("ada", new HashSet<Role> { Role.Admin });
        Assert.Null(await OpenAsync(office, id, file.Id, admin));
        Assert.Empty(await office.InScopeAsync((FileDesk desk) => desk.ListAsync(id, admin, default)));
        var other = (await office.FileAsync()).Cases[0].Id;
        Assert.Null(await OpenAsync(office, other, file.Id, TestOffice.Agent));
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("MZ\u0090\0")]
    [InlineData("plain words")]
    [InlineData("")]
    public async Task What_is_no_scan_by_its_content_is_refused_whatever_its_name(string content)
    {
        await using var office = await postgres.OfficeAsync();

        var (files, error) = await office.InScopeAsync((ScanReading reading) => reading.ReadAsync([("lettre.pdf", System.Text.Encoding.Latin1.GetBytes(content))], default));

        Assert.Empty(files);
        Assert.Contains("PDF", error!, StringComparison.Ordinal);
    }

    private static Task<IncomingFile?> OpenAsync(TestOffice office, Guid caseId, Guid file, Actor who) =>
        office.InScopeAsync((FileDesk desk) => desk.OpenAsync(caseId, file, who, default));

    private static Task<FilingOutcome> EnterAsync(TestOffice office, LocalDate? received, IReadOnlyList<IncomingFile>? files = null) =>
        office.InScopeAsync((IntakeDesk desk) => desk.EnterAsync(Requests.Access() with { Channel = "post" }, new(received, "agnes", files ?? []), default));
}
