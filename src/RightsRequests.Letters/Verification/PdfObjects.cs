using System.IO.Compression;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace RightsRequests.Letters.Verification;

/// <summary>Walks the objects of an open PDF; a reference that leads nowhere or in a circle is simply not there.</summary>
internal sealed class PdfObjects(PdfDocument document)
{
    private const int LongestChain = 16;

    public DictionaryToken Catalog => document.Structure.Catalog.CatalogDictionary;

    public T? Get<T>(DictionaryToken dictionary, string key)
        where T : class, IToken =>
        dictionary.Data.TryGetValue(key, out var value) ? Resolve(value) as T : null;

    public IToken? Resolve(IToken? token)
    {
        for (var hop = 0; hop < LongestChain; hop++)
        {
            if (token is not IndirectReferenceToken reference)
            {
                return token;
            }

            token = document.Structure.CrossReferenceTable.ObjectOffsets.ContainsKey(reference.Data)
                ? document.Structure.GetObject(reference.Data)?.Data
                : null;
        }

        return null;
    }

    public byte[]? Octets(DictionaryToken dictionary, string key) => Resolve(dictionary.Data.GetValueOrDefault(key)) switch
    {
        HexToken hex => hex.Bytes.ToArray(),
        StringToken text => text.GetBytes(),
        _ => null,
    };

    public string? Text(DictionaryToken dictionary, string key) => Resolve(dictionary.Data.GetValueOrDefault(key)) switch
    {
        HexToken hex => PdfText.Decode(hex.Bytes),
        StringToken text => text.Data,
        _ => null,
    };

    /// <summary>The unpacked content of a stream; null for another packing than Flate, a damaged or a larger one.</summary>
    public byte[]? Content(StreamToken stream, int largest)
    {
        var filter = Resolve(stream.StreamDictionary.Data.GetValueOrDefault("Filter"));
        if (filter is ArrayToken { Length: 1 } single)
        {
            filter = Resolve(single.Data[0]);
        }

        return filter switch
        {
            null or ArrayToken { Length: 0 } => stream.Data.Length <= largest ? stream.Data.ToArray() : null,
            NameToken { Data: "FlateDecode" } => Inflated(stream.Data, largest),
            _ => null,
        };
    }

    private static byte[]? Inflated(ReadOnlyMemory<byte> packed, int largest)
    {
        try
        {
            using var unpacked = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            var content = new byte[largest + 1];
            var length = unpacked.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return length <= largest ? content[..length] : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Offset of the stream's object in the file; null for one that is packed into another or not found.</summary>
    public long? OffsetOf(IToken? token) =>
        token is IndirectReferenceToken reference
        && document.Structure.CrossReferenceTable.ObjectOffsets.TryGetValue(reference.Data, out var location)
        && location.Type == UglyToad.PdfPig.Core.XrefEntryType.File
            ? location.Value1
            : null;
}
