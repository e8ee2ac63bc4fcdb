using System.Text;
using RightsRequests.Figures;
using RightsRequests.Letters;
using RightsRequests.Office.Tests.Correspondence;

namespace RightsRequests.Office.Tests.Figures;

/// <summary>The yearly report: its figures, and cells that no spreadsheet takes for formulas.</summary>
public sealed class ReportingToTheAuthority(OfficeFixture postgres)
{
    private const string Formula = "=HYPERLINK(\"https://example.org\";\"ici\")";
    private static readonly FigureQuestion Year = new(new(2026, 1, 1), new(2026, 12, 31));

    [Theory]
    [InlineData(false, "Par droit", "Prolongations et leurs raisons", "Hors délai", "Accès", "pas encore")]
    [InlineData(true, "By right", "Extensions and their reasons", "Out of time", "Access", "not yet")]
    public async Task What_was_received_extended_and_late_is_told_and_no_cell_is_a_formula(bool english, string byRight, string extensions, string late, string access, string notYet)
    {
        await using var office = await postgres.OfficeAsync();
        var extended = await office.FileAsync();
        await office.FileAsync();
        await office.ActAsync(extended.Cases[0].Id, TestOffice.Dpo, "extend", null, ("reasons", Formula));
        office.Clock.Advance(NodaTime.Duration.FromDays(60));

        var report = await office.InScopeAsync((ReportDesk desk) => desk.ReadAsync(Year, english, default));
        ReportTable Table(string caption) => report.Tables.Single(table => table.Caption == caption);
        Assert.Equal([access, "2", "0", "0", "0", "–", "–", "1", "0", "0"], Table(byRight).Rows[0]);
        Assert.Equal(Formula, Assert.Single(Table(extensions).Rows)[3]);
        Assert.Equal(extended.Reference, Table(extensions).Rows[0][0]);
        // Of the two, the one that was extended still has time.
        Assert.Equal(notYet, Assert.Single(Table(late).Rows)[4]);

        var csv = Encoding.UTF8.GetString(ReportCsv.Write(report));
        Assert.Contains("HYPERLINK", csv, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)(^|;)\"?[=+@\\t-]", csv);
        Assert.Equal('\uFEFF', csv[0]);
    }

    [Fact]
    public async Task Where_not_all_late_cases_are_named_the_report_says_how_many_there_are()
    {
        await using var office = await postgres.OfficeAsync();
        await office.FileAsync();
        office.Clock.Advance(NodaTime.Duration.FromDays(60));
        await office.ExecuteAsync($"""
            INSERT INTO cases (id, request_id, reference, "right", controller, received_on, procedure_hash, opened_at, state, step, due, version, content, audit_length, audit_head, waiting_holders, spam)
            SELECT gen_random_uuid(), request_id, reference, "right", controller, received_on, procedure_hash, opened_at, state, step, due, version, content, audit_length, audit_head, waiting_holders, spam FROM cases, generate_series(1, {ReportDesk.Most});
            INSERT INTO case_figures (case_id, "right", controller, channel, received_on, due, state, suspended, extended, incidents, complaints, sample)
            SELECT id, "right", controller, 'web', received_on, due, state, false, false, 0, 0, false FROM cases WHERE NOT EXISTS (SELECT FROM case_figures WHERE case_id = id)
            """);

        var late = (await office.InScopeAsync((ReportDesk desk) => desk.ReadAsync(Year, english: true, default))).Tables.Single(table => table.Caption == "Out of time");
        Assert.Equal(ReportDesk.Most, late.Rows.Count);
        Assert.Contains($"{ReportDesk.Most} of {ReportDesk.Most + 1}", late.Note, StringComparison.Ordinal);
    }
}
