using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;

namespace RightsRequests.Office.Tests.Correspondence.Posting;

internal static class PrintBatchPages
{
    public static byte[] Blank(int pages)
    {
        using var pdf = new PdfDocumentBuilder();
        for (var page = 0; page < pages; page++)
        {
            pdf.AddPage(PageSize.A4);
        }

        return pdf.Build();
    }
}
