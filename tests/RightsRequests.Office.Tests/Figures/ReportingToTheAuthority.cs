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
        Assert.Equal([access, "2", "0", "0", "0", "–", "–", "1", "0"], Table(byRight).Rows[0]);
        Assert.Equal(Formula, Assert.Single(Table(extensions).Rows)[3]);
        Assert.Equal(extended.Reference, Table(extensions).Rows[0][0]);
        // Of the two, the one that was extended still has time.
        Assert.Equal(notYet, Assert.Single(Table(late).Rows)[4]);

        var csv = Encoding.UTF8.GetString(ReportCsv.Write(report));
        Assert.Contains("HYPERLINK", csv, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)(^|;)\"?[=+@\\t-]", csv);
        Assert.Equal('\uFEFF', csv[0]);
    }
}
