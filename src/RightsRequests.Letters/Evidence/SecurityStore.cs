using System.Security.Cryptography;
using RightsRequests.Letters.Signing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace RightsRequests.Letters.Evidence;

/// <summary>Writes the document security store (ISO 32000-2, 12.8.4.3): what was there stays, what is new is added.</summary>
internal static class SecurityStore
{
    public static readonly NameToken Name = NameToken.Create("DSS");
    private static readonly (string All, string One, Func<ValidationData, IReadOnlyList<byte[]>> Of)[] Kinds =
    [
        ("Certs", "Cert", data => data.Certificates),
        ("OCSPs", "OCSP", data => data.OcspResponses),
        ("CRLs", "CRL", data => data.Lists),
    ];

    public static IndirectReference Write(PdfRevision before, PdfIncrement increment, IReadOnlyList<SignatureEvidence> evidence)
    {
        var old = before.Catalog.TryGet(Name, out var there) && before.Resolve(there) is DictionaryToken store ? store : null;
        var numbers = new Dictionary<string, IndirectReference>(StringComparer.Ordinal);
        var lists = new List<string>();
        foreach (var (all, _, of) in Kinds)
        {
            var references = Old(before, old, all, numbers);
            references.AddRange(evidence.SelectMany(one => of(one.Data)).DistinctBy(Key).Where(content => !numbers.ContainsKey(Key(content)))
                .Select(content => numbers[Key(content)] = increment.WriteStream(content)));
            if (references.Count > 0)
            {
                lists.Add($"/{all} [ {string.Join(' ', references.Select(PdfSyntax.Of))} ]");
            }
        }

        var related = increment.NewReference();
        increment.Write(related, $"<< {string.Join(' ', Related(before, old, evidence, numbers).Select(entry => $"/{entry.Key} {entry.Value}"))} >>");
        var self = increment.NewReference();
        increment.Write(self, $"<< /Type /DSS /VRI {PdfSyntax.Of(related)} {string.Join(' ', lists)} >>");
        return self;
    }

    /// <summary>Whether the store has an entry of its own for the signature.</summary>
    public static bool Proves(PdfRevision before, byte[] contents) =>
        before.Catalog.TryGet(Name, out var there) && before.Resolve(there) is DictionaryToken store
        && store.TryGet(NameToken.Create("VRI"), out var related) && before.Resolve(related) is DictionaryToken entries
        && entries.ContainsKey(NameToken.Create(KeyOf(contents)));

    private static List<IndirectReference> Old(PdfRevision before, DictionaryToken? store, string kind, Dictionary<string, IndirectReference> numbers)
    {
        var references = new List<IndirectReference>();
        if (store is null || !store.TryGet(NameToken.Create(kind), out var list) || before.Resolve(list) is not ArrayToken array)
        {
            return references;
        }

        foreach (var item in array.Data.OfType<IndirectReferenceToken>())
        {
            references.Add(item.Data);
            if (before.Resolve(item) is StreamToken stream)
            {
                numbers.TryAdd(Key(stream.Data.ToArray()), item.Data);
            }
        }

        return references;
    }

    private static SortedDictionary<string, string> Related(PdfRevision before, DictionaryToken? store, IReadOnlyList<SignatureEvidence> evidence, Dictionary<string, IndirectReference> numbers)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (store is not null && store.TryGet(NameToken.Create("VRI"), out var there) && before.Resolve(there) is DictionaryToken old)
        {
            foreach (var (key, value) in old.Data)
            {
                entries[key] = PdfSyntax.Of(value);
            }
        }

        foreach (var (contents, data) in evidence)
        {
            var lists = Kinds.Where(kind => kind.Of(data).Count > 0)
                .Select(kind => $"/{kind.One} [ {string.Join(' ', kind.Of(data).Select(content => PdfSyntax.Of(numbers[Key(content)])))} ]");
            entries[KeyOf(contents)] = $"<< /Type /VRI {string.Join(' ', lists)} >>";
        }

        return entries;
    }

    private static string Key(byte[] content) => Convert.ToHexString(SHA256.HashData(content));

#pragma warning disable CA5350 // The standard names the entries by SHA-1; nothing rests on it.
    private static string KeyOf(byte[] contents) => Convert.ToHexString(SHA1.HashData(contents));
#pragma warning restore CA5350
}
