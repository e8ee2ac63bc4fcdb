using System.Diagnostics;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.Workflow;
using RightsRequests.Worklist;

namespace RightsRequests.Office.Tests.Worklist;

/// <summary>Lists as files: what a spreadsheet would reckon is only text, and who took which is known.</summary>
public sealed class TakingAListAlong(OfficeFixture postgres)
{
    private static readonly string[] Hostile = ["=HYPERLINK(\"http://x.example\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "plain; \"quoted\"\r\nline", "\u0001\uFFFEé🙂"];

    [Fact]
    public async Task A_csv_holds_no_formula_and_opens_as_UTF8()
    {
        await using var office = await FilledAsync();
        var bytes = await WriteAsync(office, ListFormat.Csv, TestOffice.Agent, (one, extra) => [one.Reference, extra.Subject, one.Due, .. Hostile.Select(text => (ListCell)text)]);

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes[3..]);
        Assert.StartsWith("Référence;Personne", text, StringComparison.Ordinal);
        Assert.Contains("Quillfeather", text, StringComparison.Ordinal);
        Assert.Contains(";2026-", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("""(?m)(^|;)"?[=+\-@\t]""", text);
    }

    [Fact]
    public async Task A_spreadsheet_is_valid_holds_days_as_days_and_no_formula()
    {
        await using var office = await FilledAsync();
        var bytes = await WriteAsync(office, ListFormat.Xlsx, TestOffice.Agent, (one, extra) => [one.Reference, extra.Subject, one.Due, .. Hostile.Select(text => (ListCell)text)]);

        using (var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        }

        // By another reader than the library that wrote it.
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, bytes);
        var said = await PythonAsync("""
            import sys, zipfile, xml.etree.ElementTree as x
            z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
            s = next(n for n in z.namelist() if 'worksheets/' in n)
            r = x.fromstring(z.read(s)); n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
            rows = list(r.iter(n + 'row'))
            print(len(rows), len(list(r.iter(n + 'f'))), len({len(list(row)) for row in rows}), rows[1][2].get('t'), rows[1][2].get('s'), rows[1][3].get('t'), ''.join(rows[1][3].itertext()))
            """, file);
        Assert.Equal("3 0 1 None 1 inlineStr " + Hostile[0], said.Trim());
    }

    [Fact]
    public async Task Who_took_which_list_stands_in_a_trail_and_an_administrator_gets_no_names()
    {
        await using var office = await FilledAsync();
        var bytes = await WriteAsync(office, ListFormat.Csv, new Actor("ada", new HashSet<Role> { Role.Admin }), (one, extra) => [one.Reference, extra.Subject]);

        Assert.DoesNotContain("Quillfeather", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM list_exports e JOIN audit_entries a ON a.case_id = e.id WHERE e.by = 'ada' AND a.what = 'list-exported' AND a.actor = 'ada' AND a.detail = 'csv 2'"));
        Assert.IsType<AuditIntact>(await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)));
        await office.ExecuteAsync("ALTER TABLE audit_entries DISABLE TRIGGER USER; UPDATE audit_entries SET actor = 'agnes' WHERE what = 'list-exported'");
        Assert.Equal("list-export", Assert.IsType<AuditBroken>(await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default))).Reference);
    }

    private async Task<TestOffice> FilledAsync()
    {
        var office = await postgres.OfficeAsync();
        await office.FileAsync();
        await office.FileAsync(Requests.Access("b@example.org"));
        return office;
    }

    private static Task<byte[]> WriteAsync(TestOffice office, ListFormat format, Actor actor, Func<CaseSummary, CaseExtra, IReadOnlyList<ListCell>> row) =>
        office.InScopeAsync(async (ListExportDesk desk) =>
        {
            using var file = new MemoryStream();
            var headings = Enumerable.Range(0, 3 + Hostile.Length).Select(number => number switch { 0 => "Référence", 1 => "Personne", _ => $"C{number}" }).ToList();
            Assert.Equal(2, await desk.WriteAsync(new CaseFilter(State: "open"), null, headings, row, format, file, actor, default));
            return file.ToArray();
        });

    private static async Task<string> PythonAsync(string program, string argument)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", ["-c", program, argument]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var failed = python.StandardError.ReadToEndAsync();
        var said = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, await failed);
        return said;
    }
}
