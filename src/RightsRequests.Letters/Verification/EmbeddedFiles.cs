using System.IO.Compression;
using UglyToad.PdfPig.Tokens;

namespace RightsRequests.Letters.Verification;

/// <summary>The files inside a PDF (ISO 32000-2, 7.11.4): those of the name tree and those associated with the document.</summary>
internal static class EmbeddedFiles
{
    private const int DeepestTree = 32;
    private const int MostNodes = 10_000;
    private const int MostFiles = 1_000;
    private const long LargestFile = 512L * 1024 * 1024;

    public static (IReadOnlyList<EmbeddedData> Files, IReadOnlyList<string> Hints) Find(PdfObjects objects, long length, long signedUpTo)
    {
        var nodes = MostNodes;
        var specifications = new List<DictionaryToken>();
        if (objects.Get<DictionaryToken>(objects.Catalog, "Names") is { } names)
        {
            CollectNames(objects, objects.Get<DictionaryToken>(names, "EmbeddedFiles"), DeepestTree, ref nodes, specifications);
        }

        specifications.AddRange((objects.Get<ArrayToken>(objects.Catalog, "AF")?.Data ?? []).Take(MostFiles).Select(objects.Resolve).OfType<DictionaryToken>());

        // One file is often named at both places.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var files = new List<EmbeddedData>();
        var hints = new List<string>();
        foreach (var specification in specifications)
        {
            var name = objects.Text(specification, "UF") ?? objects.Text(specification, "F") ?? "";
            if (!seen.Add(name))
            {
                continue;
            }

            var file = Describe(objects, specification, name, signedUpTo == length, signedUpTo);
            files.Add(file);
            if (file.Size is null)
            {
                hints.Add("Un fichier joint ne peut être lu. / An embedded file cannot be read.");
            }

            if (!file.UnderSignature)
            {
                hints.Add("Un fichier joint n’est pas sous la signature. / An embedded file does not lie under the signature.");
            }
        }

        return (files, [.. hints.Distinct()]);
    }

    private static EmbeddedData Describe(PdfObjects objects, DictionaryToken specification, string name, bool wholeDocument, long signedUpTo)
    {
        var entries = objects.Get<DictionaryToken>(specification, "EF");
        var key = entries is null || entries.Data.ContainsKey("F") ? "F" : "UF";
        var stream = entries is null ? null : objects.Get<StreamToken>(entries, key);
        var offset = objects.OffsetOf(entries?.Data.GetValueOrDefault(key));
        return new EmbeddedData(name, stream is null ? null : UnpackedSize(objects, stream), stream is not null && signedUpTo > 0 && (wholeDocument || offset < signedUpTo));
    }

    private static long? UnpackedSize(PdfObjects objects, StreamToken stream)
    {
        var filter = objects.Resolve(stream.StreamDictionary.Data.GetValueOrDefault("Filter"));
        if (filter is ArrayToken { Length: 1 } single)
        {
            filter = objects.Resolve(single.Data[0]);
        }

        return filter switch
        {
            null or ArrayToken { Length: 0 } => stream.Data.Length,
            NameToken { Data: "FlateDecode" } => Inflated(stream.Data),
            _ => null,
        };
    }

    private static long? Inflated(ReadOnlyMemory<byte> packed)
    {
        using var unpacked = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        var buffer = new byte[81_920];
        long size = 0;
        try
        {
            for (int read; (read = unpacked.Read(buffer)) > 0;)
            {
                // Counted, never kept: a small file may unpack to more than any memory.
                if ((size += read) > LargestFile)
                {
                    return null;
                }
            }

            return size;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static void CollectNames(PdfObjects objects, DictionaryToken? node, int depth, ref int left, List<DictionaryToken> found)
    {
        if (node is null || depth == 0 || left-- <= 0)
        {
            return;
        }

        foreach (var item in (objects.Get<ArrayToken>(node, "Names")?.Data ?? []).Where((_, index) => index % 2 == 1))
        {
            if (found.Count < MostFiles && objects.Resolve(item) is DictionaryToken specification)
            {
                found.Add(specification);
            }
        }

        foreach (var kid in objects.Get<ArrayToken>(node, "Kids")?.Data ?? [])
        {
            CollectNames(objects, objects.Resolve(kid) as DictionaryToken, depth - 1, ref left, found);
        }
    }
}
