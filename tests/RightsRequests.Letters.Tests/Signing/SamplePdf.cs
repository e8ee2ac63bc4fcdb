using System.Globalization;
using System.Text;

namespace RightsRequests.Letters.Tests.Signing;

/// <summary>Small documents written by hand, with a cross-reference table.</summary>
internal static class SamplePdf
{
    public static byte[] OnePage(string pageEntries = "", string catalogEntries = "", params string[] more) => Write(
    [
        $"<< /Type /Catalog /Pages 2 0 R /Lang (fr) /MarkInfo << /Marked true >> {catalogEntries} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] /Resources << >> /Contents 4 0 R {pageEntries} >>",
        Stream("", "0 0 m 100 100 l S"),
        .. more,
    ]);

    public static byte[] WithEmbeddedFile(string content = "{\"categories\":[]}") => OnePage(
        "",
        "/Names << /EmbeddedFiles << /Names [(data.json) 5 0 R] >> >> /AF [5 0 R]",
        "<< /Type /Filespec /F (data.json) /UF (data.json) /AFRelationship /Source /EF << /F 6 0 R /UF 6 0 R >> >>",
        Stream("/Type /EmbeddedFile /Subtype /application#2Fjson", content));

    public static string Stream(string entries, string content) => $"<< {entries} /Length {content.Length} >>\nstream\n{content}\nendstream";

    /// <summary>Object 1 is the catalog.</summary>
    public static byte[] Write(IReadOnlyList<string> objects)
    {
        var pdf = new StringBuilder("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        var table = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        for (var number = 1; number <= objects.Count; number++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{pdf.Length:D10} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{objects[number - 1]}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(table).Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] >>\nstartxref\n{start}\n%%EOF");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
