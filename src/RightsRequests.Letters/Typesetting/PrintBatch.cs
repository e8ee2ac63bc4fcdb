using UglyToad.PdfPig;
using UglyToad.PdfPig.Writer;

namespace RightsRequests.Letters;

/// <summary>Letters one after another in one file, for the printer only: their signatures hold in the letters themselves, which stay as they are.</summary>
public static class PrintBatch
{
    /// <param name="letters">Address page and letter, in the order in which they are printed.</param>
    /// <param name="bothSides">True where the printer prints on both sides: every address page then begins a sheet.</param>
    /// <exception cref="ArgumentException">No letters.</exception>
    public static byte[] Join(IReadOnlyList<(byte[] Address, byte[] Letter)> letters, bool bothSides)
    {
        if (letters.Count == 0)
        {
            throw new ArgumentException("There is nothing to print.", nameof(letters));
        }

        using var batch = new PdfDocumentBuilder();
        foreach (var (address, letter) in letters)
        {
            var pages = Add(batch, address) + Add(batch, letter);
            if (bothSides && pages % 2 == 1)
            {
                batch.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
            }
        }

        return batch.Build();
    }

    /// <summary>Pages of a letter.</summary>
    public static int Pages(byte[] letter)
    {
        using var pdf = PdfDocument.Open(letter);
        return pdf.NumberOfPages;
    }

    private static int Add(PdfDocumentBuilder batch, byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        for (var page = 1; page <= document.NumberOfPages; page++)
        {
            batch.AddPage(document, page);
        }

        return document.NumberOfPages;
    }
}
