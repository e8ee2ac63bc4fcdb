using System.Text;
using UglyToad.PdfPig;

namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>The form of the file: archive format, same bytes, attached data, specimen mark.</summary>
[Collection(nameof(PressRoom))]
public sealed class PdfFormTests(PressRoom room)
{
    private static LetterData Access => SampleLetter.For("response", "access", "fr").WithDataFile();

    [Fact]
    public async Task Same_data_and_date_give_the_same_bytes()
    {
        var first = await room.Press.TypesetAsync(Access, CancellationToken.None);
        await using var other = new LetterPress(room.Options);
        Assert.Equal(first, await other.TypesetAsync(Access, CancellationToken.None));
    }

    [Fact]
    public async Task A_letter_declares_PDF_A_3a_and_is_tagged_with_title_and_language()
    {
        var pdf = await room.Press.TypesetAsync(Access, CancellationToken.None);
        var raw = Encoding.Latin1.GetString(pdf);
        Assert.Contains("<pdfaid:part>3</pdfaid:part>", raw);
        Assert.Contains("<pdfaid:conformance>A</pdfaid:conformance>", raw);
        var (_, info) = await ForeignTool.RunAsync("pdfinfo", pdf, file => [file]);
        Assert.Matches(@"Tagged:\s+yes", info);
        Assert.Matches(@"Title:\s+Réponse à votre demande d’accès", info);
        var (_, fonts) = await ForeignTool.RunAsync("pdffonts", pdf, file => [file]);
        Assert.DoesNotMatch(@"\bno\s+(yes|no)\s+(yes|no)\s+\d", fonts);
    }

    [Fact]
    public async Task Qpdf_and_mutool_find_nothing_wrong()
    {
        var pdf = await room.Press.TypesetAsync(Access, CancellationToken.None);
        var (qpdf, said) = await ForeignTool.RunAsync("qpdf", pdf, file => ["--check", file]);
        Assert.True(qpdf == 0, said);
        var (mutool, drawn) = await ForeignTool.RunAsync("mutool", pdf, file => ["draw", "-F", "text", "-o", "/dev/null", file]);
        Assert.True(mutool == 0 && !drawn.Contains("error", StringComparison.OrdinalIgnoreCase), drawn);
    }

    [Fact]
    public async Task The_data_file_is_attached_unchanged()
    {
        var pdf = await room.Press.TypesetAsync(Access, CancellationToken.None);
        using var document = PdfDocument.Open(pdf);
        Assert.True(document.Advanced.TryGetEmbeddedFiles(out var files));
        var file = Assert.Single(files);
        Assert.Equal("donnees.json", file.Name);
        Assert.Equal(Access.Embedded!.Value.GetRawText(), Encoding.UTF8.GetString(file.Bytes.ToArray()));
    }

    [Fact]
    public async Task A_specimen_says_so_on_every_page_and_a_real_letter_nowhere()
    {
        var pdf = await room.Press.TypesetAsync(Access with { Specimen = true }, CancellationToken.None);
        using var document = PdfDocument.Open(pdf);
        Assert.True(document.NumberOfPages > 1);
        Assert.All(document.GetPages(), page => Assert.Contains("SPÉCIMEN", page.Text));
        Assert.DoesNotContain("SPÉCIMEN", await room.TextOfAsync(Access));
    }

    [Fact]
    public async Task A_long_annex_repeats_its_header_and_numbers_its_pages()
    {
        var row = Access.Data[0];
        var pdf = await room.Press.TypesetAsync(
            Access with { Data = [.. Enumerable.Range(1, 300).Select(index => row with { Label = $"Ligne {index}" })] },
            CancellationToken.None);
        using var document = PdfDocument.Open(pdf);
        var pages = document.GetPages().ToList();
        Assert.All(pages.Skip(3), page => Assert.Contains("Catégorie", page.Text));
        Assert.True(PdfText.Says(pages[^1].Text, $"page {pages.Count} / {pages.Count}"));
    }
}
