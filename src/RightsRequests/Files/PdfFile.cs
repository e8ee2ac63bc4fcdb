using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace RightsRequests.Files;

internal enum PdfReading
{
    Fine,
    Broken,
    Locked,
    Hiding,
}

/// <summary>Reads a PDF whole: pages that can be opened, and nothing that acts or hides.</summary>
internal static class PdfFile
{
    private const int MostPages = 200;
    private const int MostObjects = 50_000;
    private static readonly string[] Acting = ["JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "XFA"];

    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith("%PDF-1."u8) || file.StartsWith("%PDF-2."u8);

    public static PdfReading Read(byte[] file)
    {
        if (!EndsAsPdf(file) || ForeignContent.IsArchive(file))
        {
            return PdfReading.Hiding;
        }

        try
        {
            using var document = PdfDocument.Open(file, new ParsingOptions { UseLenientParsing = true, MaxStackDepth = 64 });
            return document.IsEncrypted ? PdfReading.Locked
                : document.NumberOfPages is < 1 or > MostPages ? PdfReading.Broken
                : Acts(document) ? PdfReading.Hiding
                : PdfReading.Fine;
        }
        catch (UglyToad.PdfPig.Exceptions.PdfDocumentEncryptedException)
        {
            return PdfReading.Locked;
        }
        catch (Exception damaged) when (damaged is not OutOfMemoryException)
        {
            // A reader may fail on a hostile file in any way: it is not taken, and that is all.
            return PdfReading.Broken;
        }
    }

    private static bool EndsAsPdf(ReadOnlySpan<byte> file) =>
        file.LastIndexOf("%%EOF"u8) is > 0 and var end && file[(end + 5)..].IndexOfAnyExcept(" \r\n\t\0"u8) < 0;

    private static bool Acts(PdfDocument document)
    {
        var objects = document.Structure.CrossReferenceTable.ObjectOffsets;
        return objects.Count > MostObjects || objects.Keys.Any(reference => Names(document.Structure.GetObject(reference)?.Data));
    }

    private static bool Names(IToken? token) => token switch
    {
        NameToken name => Acting.Contains(name.Data),
        DictionaryToken dictionary => dictionary.Data.Any(one => Acting.Contains(one.Key) || Names(one.Value)),
        ArrayToken array => array.Data.Any(Names),
        StreamToken stream => Names(stream.StreamDictionary),
        _ => false,
    };
}
