using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>The clauses of ISO 19005-3 that a letter can break, looked at by ourselves; and veraPDF, where a path to it is given.</summary>
[Collection(nameof(PressRoom))]
public sealed partial class ArchiveFormatTests(PressRoom room)
{
    private static readonly XNamespace PdfA = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    [Theory]
    [InlineData("response", "access", "fr")]
    [InlineData("response", "portability", "en")]
    [InlineData("refusal", "erasure", "fr")]
    public async Task A_letter_keeps_the_clauses_of_PDF_A_3a(string kind, string right, string language)
    {
        var pdf = await room.Press.TypesetAsync(SampleLetter.For(kind, right, language).WithDataFile(), CancellationToken.None);
        var text = await ExpandedAsync(pdf);

        // 6.1.2, 6.1.3: the head, a binary comment, an identifier, no encryption.
        Assert.Matches(@"\A%PDF-1\.[4-7]", Encoding.Latin1.GetString(pdf));
        Assert.True(pdf[9..24].Count(octet => octet > 127) >= 4);
        Assert.Contains("/ID [", text);
        Assert.DoesNotContain("/Encrypt", text);
        // 6.2.3: one output intent with its profile, and an ICC header in it.
        Assert.Single(Regex.Matches(text, "/S /GTS_PDFA1"));
        Assert.Matches(@"/DestOutputProfile \d+ 0 R", text);
        // 6.2.11: every font embedded, with a way back to Unicode.
        Assert.Equal(Regex.Count(text, @"/Type /FontDescriptor"), Regex.Count(text, @"/FontFile[23]? \d+ 0 R"));
        Assert.Equal(Regex.Count(text, @"/Subtype /Type0"), Regex.Count(text, @"/ToUnicode \d+ 0 R"));
        // 6.3, 6.5, 6.6: nothing that acts, plays or fetches.
        Assert.DoesNotMatch(@"/(?:JavaScript|JS|Launch|Movie|Sound|RichMedia|3D|XFA|OpenAction|AA)\b", Streams().Replace(text, string.Empty));
        // 6.7.2, 6.7.3: tagged, in a language, with standard types.
        Assert.Contains("/Marked true", text);
        Assert.Contains("/StructTreeRoot", text);
        Assert.Matches(language == "fr" ? @"/Lang \(fr-FR\)" : @"/Lang \(en-GB\)", text);
        // 6.3.2, 6.3.3, 6.7.3.4: the one field prints, is not hidden, has an appearance and its place in the structure; nothing acts.
        AssertField(text);
        // 6.8: a file goes with the document, says how, and what it is.
        AssertAssociated(text);
        AssertMetadata(pdf);
    }

    [Fact]
    public async Task VeraPDF_agrees_where_it_is_installed()
    {
        if (Environment.GetEnvironmentVariable("VERAPDF") is not { Length: > 0 } judge)
        {
            return;
        }

        var pdf = await room.Press.TypesetAsync(SampleLetter.For("response", "access", "fr").WithDataFile(), CancellationToken.None);
        var (code, said) = await ForeignTool.RunAsync(judge, pdf, file => ["--flavour", "3a", "--format", "text", file]);
        Assert.True(code == 0 && said.StartsWith("PASS", StringComparison.Ordinal), said);
    }

    private static void AssertField(string text)
    {
        var field = Assert.Single(Regex.Matches(text, @"<<\n(?:(?!\nendobj).)*?/Subtype /Widget.*?\nendobj", RegexOptions.Singleline)).Value;
        var flags = int.Parse(Regex.Match(field, @"/F (\d+)").Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(4, flags & (1 | 2 | 4 | 32 | 256));
        Assert.Matches(@"/AP <<\s+/N \d+ 0 R", field);
        Assert.DoesNotMatch(@"/(?:A|AA|MK) ", field);
        Assert.DoesNotContain("/NeedAppearances", text);
        Assert.Matches(@"/TU ", field);
        var key = Regex.Match(field, @"/StructParent (\d+)").Groups[1].Value;
        var parent = Regex.Match(text, $@"/Nums \[[^\]]*?\s{key}\s+(\d+) 0 R").Groups[1].Value;
        var element = Regex.Match(text, $@"\n{parent} 0 obj\n(.*?)\nendobj", RegexOptions.Singleline).Value;
        Assert.Contains("/S /Form", element);
        Assert.Contains("/Type /OBJR", element);
        Assert.Contains("/Tabs /S", text);
    }

    private static void AssertAssociated(string text)
    {
        Assert.Matches(@"/AF (?:\[|\d+ 0 R)", text);
        Assert.Contains("/AFRelationship /Data", text);
        Assert.Matches(@"/Subtype /application#2[fF]json", text);
        Assert.Contains("/UF ", text);
        Assert.Contains("/ModDate", text);
    }

    // 6.6.2: the metadata are plain XML, name part and level, and agree with the document's own title.
    private static void AssertMetadata(byte[] pdf)
    {
        var raw = Encoding.UTF8.GetString(pdf);
        var begin = raw.IndexOf("<x:xmpmeta", StringComparison.Ordinal);
        var end = raw.IndexOf("</x:xmpmeta>", StringComparison.Ordinal) + "</x:xmpmeta>".Length;
        var metadata = XDocument.Parse(raw[begin..end]);
        Assert.Equal("3", metadata.Descendants(PdfA + "part").Single().Value);
        Assert.Equal("A", metadata.Descendants(PdfA + "conformance").Single().Value);
        Assert.Contains("DR-2026-7K3M9", metadata.Descendants(Dublin + "title").Single().Value);
        Assert.NotEmpty(metadata.Descendants(Dublin + "language").Single().Value);
    }

    private static async Task<string> ExpandedAsync(byte[] pdf)
    {
        var expanded = Path.Combine(Path.GetTempPath(), $"expanded-{Guid.NewGuid():N}.pdf");
        var (code, said) = await ForeignTool.RunAsync("qpdf", pdf, file => ["--qdf", "--object-streams=disable", file, expanded]);
        Assert.True(code == 0, said);
        var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(expanded));
        File.Delete(expanded);
        return text;
    }

    [GeneratedRegex(@"\nstream\n.*?\nendstream\n", RegexOptions.Singleline)]
    private static partial Regex Streams();
}
