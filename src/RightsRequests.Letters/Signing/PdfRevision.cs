using System.Globalization;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace RightsRequests.Letters.Signing;

/// <summary>The last revision of a PDF, as far as an update must know it.</summary>
internal sealed class PdfRevision : IDisposable
{
    private const int DeepestPageTree = 64;
    private readonly PdfDocument _document;

    private PdfRevision(ReadOnlyMemory<byte> bytes, PdfDocument document)
    {
        Bytes = bytes;
        _document = document;
        (CrossReferenceOffset, UsesCrossReferenceStream) = LastCrossReference(bytes.Span);
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    public long CrossReferenceOffset { get; }

    /// <summary>An update keeps the kind of the section before it (ISO 32000-2, 7.5.8.4).</summary>
    public bool UsesCrossReferenceStream { get; }

    public IndirectReference Root => _document.Structure.Trailer.Root;

    public IToken? Info => _document.Structure.Trailer.Info;

    public IReadOnlyList<IToken> Identifier => [.. _document.Structure.Trailer.Identifier.OfType<IToken>()];

    public DictionaryToken Catalog => _document.Structure.Catalog.CatalogDictionary;

    public long NextObjectNumber => Math.Max(
        _document.Structure.Trailer.Size,
        _document.Structure.CrossReferenceTable.ObjectOffsets.Keys.Max(key => key.ObjectNumber) + 1);

    /// <exception cref="InvalidDataException">Not a PDF, damaged, or encrypted.</exception>
    public static PdfRevision Read(ReadOnlyMemory<byte> pdf)
    {
        PdfDocument document;
        try
        {
            document = PdfDocument.Open(pdf, ParsingOptions.LenientParsingOff);
        }
        catch (Exception damaged) when (damaged is not OutOfMemoryException)
        {
            throw new InvalidDataException("The letter to sign is not a PDF that can be read.", damaged);
        }

        if (document.IsEncrypted)
        {
            document.Dispose();
            throw new InvalidDataException("An encrypted PDF cannot be signed.");
        }

        return new PdfRevision(pdf, document);
    }

    public (IndirectReference Reference, DictionaryToken Page) FirstPage() => PageNumbered(1);

    /// <exception cref="InvalidDataException">There is no such page.</exception>
    public (IndirectReference Reference, DictionaryToken Page) PageNumbered(int number) =>
        Pages().Skip(number - 1).Select(page => ((IndirectReference, DictionaryToken)?)page).FirstOrDefault()
        ?? throw new InvalidDataException($"The PDF has no page {number}.");

    public IEnumerable<(IndirectReference Reference, DictionaryToken Page)> Pages() => Below(Catalog.Data["Pages"], DeepestPageTree);

    /// <summary>In points.</summary>
    public double HeightOf(DictionaryToken page)
    {
        for (IToken? node = page; node is DictionaryToken at; node = at.TryGet(NameToken.Parent, out var parent) ? Resolve(parent) : null)
        {
            if (at.TryGet(NameToken.MediaBox, out var box) && Resolve(box) is ArrayToken { Data: [_, NumericToken bottom, _, NumericToken top] })
            {
                return top.Double - bottom.Double;
            }
        }

        throw new InvalidDataException("The page has no size.");
    }

    private IEnumerable<(IndirectReference Reference, DictionaryToken Page)> Below(IToken node, int depth)
    {
        if (depth == 0 || node is not IndirectReferenceToken at || Resolve(at) is not DictionaryToken dictionary)
        {
            yield break;
        }

        if (!dictionary.TryGet(NameToken.Kids, out var kids))
        {
            yield return (at.Data, dictionary);
            yield break;
        }

        foreach (var page in Resolve(kids) is ArrayToken children ? children.Data.SelectMany(child => Below(child, depth - 1)) : [])
        {
            yield return page;
        }
    }

    public IToken Resolve(IToken token)
    {
        for (var hop = 0; hop < 8 && token is IndirectReferenceToken reference; hop++)
        {
            token = _document.Structure.GetObject(reference.Data).Data;
        }

        return token;
    }

    public void Dispose() => _document.Dispose();

    private static (long Offset, bool IsStream) LastCrossReference(ReadOnlySpan<byte> pdf)
    {
        var at = pdf.LastIndexOf("startxref"u8);
        var number = at < 0 ? "" : Encoding.ASCII.GetString(pdf[(at + 9)..]).TrimStart().Split(['\r', '\n', ' '])[0];
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) || offset >= pdf.Length)
        {
            throw new InvalidDataException("The PDF does not say where its cross-reference section is.");
        }

        return (offset, !pdf[(int)offset..].StartsWith("xref"u8));
    }
}
