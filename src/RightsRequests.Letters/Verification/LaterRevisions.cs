using System.Globalization;
using System.Text;
using RightsRequests.Letters.Signing;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace RightsRequests.Letters.Verification;

/// <summary>
/// What was appended to a signed document. Only validation data may be: the store of evidence and document timestamps
/// (ISO 32000-2, Table 257). Every object that was there must still be the same, save where those hang from.
/// </summary>
internal sealed class LaterRevisions
{
    private static readonly string[] OfCatalog = ["DSS", "AcroForm", "Extensions"];
    private static readonly string[] OfForm = ["Fields", "SigFlags"];
    private static readonly string[] OfPage = ["Annots", "Tabs"];
    private readonly PdfDocument _before;
    private readonly PdfDocument _after;
    private readonly PdfObjects _old;
    private readonly PdfObjects _new;

    private LaterRevisions(PdfDocument before, PdfDocument after)
    {
        (_before, _after) = (before, after);
        (_old, _new) = (new PdfObjects(before), new PdfObjects(after));
    }

    /// <summary>True when nothing but validation data comes after the end of the signed bytes.</summary>
    public static bool AddOnlyValidationData(ReadOnlyMemory<byte> file, long end)
    {
        if (!EndsWithASectionOfItsOwn(file.Span, end))
        {
            return false;
        }

        using var before = Open(file[..(int)end]);
        using var after = Open(file);
        return before is not null && after is not null && new LaterRevisions(before, after).AreHarmless(end);
    }

    private static PdfDocument? Open(ReadOnlyMemory<byte> pdf)
    {
        try
        {
            return PdfDocument.Open(pdf, new ParsingOptions { UseLenientParsing = false, MaxStackDepth = 128 });
        }
        catch (Exception damaged) when (damaged is not OutOfMemoryException)
        {
            // Readers repair damage each in its own way: what needs repair is not what was signed.
            return null;
        }
    }

    private static bool EndsWithASectionOfItsOwn(ReadOnlySpan<byte> file, long end)
    {
        var tail = file[(int)end..];
        var trimmed = tail.TrimEnd("\r\n"u8);
        var start = trimmed.LastIndexOf("startxref"u8);
        if (!trimmed.EndsWith("%%EOF"u8) || tail.Length - trimmed.Length > 2 || start < 0)
        {
            return false;
        }

        var number = Encoding.ASCII.GetString(trimmed[(start + 9)..^5]).Trim();
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var section) && section >= end && section < file.Length;
    }

    private bool AreHarmless(long end)
    {
        if (_before.Structure.Trailer.Root != _after.Structure.Trailer.Root || _after.IsEncrypted)
        {
            return false;
        }

        var (then, now) = (_before.Structure.CrossReferenceTable.ObjectOffsets, _after.Structure.CrossReferenceTable.ObjectOffsets);
        var known = then.Keys.Select(key => key.ObjectNumber).ToHashSet();
        if (now.Keys.Any(key => known.Contains(key.ObjectNumber) && !then.ContainsKey(key)))
        {
            return false;
        }

        var store = StoreOf(_old);
        var changed = false;
        foreach (var (number, place) in then)
        {
            if (!now.TryGetValue(number, out var later))
            {
                return false;
            }

            if (later.Type == place.Type && later.Value1 == place.Value1 && later.Value2 == place.Value2)
            {
                continue;
            }

            changed = true;
            if (later.Type != XrefEntryType.File || later.Value1 < end || !(store.Contains(number) || MayChange(number)))
            {
                return false;
            }
        }

        return changed;
    }

    private bool MayChange(IndirectReference number)
    {
        var reference = new IndirectReferenceToken(number);
        return (_old.Resolve(reference), _new.Resolve(reference)) switch
        {
            (DictionaryToken then, DictionaryToken now) when number == _before.Structure.Trailer.Root =>
                SameBut(then, now, OfCatalog) && FormOnlyGrows(then, now),
            (DictionaryToken then, DictionaryToken now) when IsForm(number) => SameBut(then, now, OfForm) && Grows(then, now, "Fields"),
            (DictionaryToken then, DictionaryToken now) when _old.Get<NameToken>(then, "Type")?.Data == "Page" =>
                SameBut(then, now, OfPage) && Grows(then, now, "Annots"),
            (ArrayToken then, ArrayToken now) => Grows(then, now),
            _ => false,
        };
    }

    private bool IsForm(IndirectReference number) =>
        _old.Catalog.Data.GetValueOrDefault("AcroForm") is IndirectReferenceToken form && form.Data == number;

    private bool FormOnlyGrows(DictionaryToken then, DictionaryToken now) =>
        (_old.Get<DictionaryToken>(then, "AcroForm"), _new.Get<DictionaryToken>(now, "AcroForm")) is ({ } before, { } after)
        && SameBut(before, after, OfForm)
        && Grows(before, after, "Fields");

    private bool Grows(DictionaryToken then, DictionaryToken now, string key) =>
        Grows(_old.Get<ArrayToken>(then, key) ?? new ArrayToken([]), _new.Get<ArrayToken>(now, key) ?? new ArrayToken([]));

    private bool Grows(ArrayToken then, ArrayToken now) =>
        now.Length >= then.Length
        && then.Data.Zip(now.Data).All(pair => Written(pair.First) == Written(pair.Second))
        && now.Data.Skip(then.Length).All(IsTimestampField);

    // A field that shows nothing and does nothing.
    private bool IsTimestampField(IToken item) =>
        item is IndirectReferenceToken { Data: var number }
        && !_before.Structure.CrossReferenceTable.ObjectOffsets.ContainsKey(number)
        && _new.Resolve(item) is DictionaryToken field
        && _new.Get<NameToken>(field, "FT")?.Data == "Sig"
        && !field.Data.Keys.Any(key => key is "A" or "AA" or "Kids" or "Popup" or "MK")
        && _new.Get<ArrayToken>(field, "Rect")?.Data is [NumericToken left, NumericToken bottom, NumericToken right, NumericToken top]
        && (left.Double, bottom.Double) == (right.Double, top.Double)
        && _new.Get<DictionaryToken>(field, "V") is { } value
        && _new.Get<NameToken>(value, "SubFilter")?.Data == ArchiveTimestamps.SubFilter;

    private static bool SameBut(DictionaryToken then, DictionaryToken now, string[] may) =>
        then.Data.Keys.Union(now.Data.Keys).Where(key => !may.Contains(key)).All(key =>
            then.Data.TryGetValue(key, out var old) && now.Data.TryGetValue(key, out var later) && Written(old) == Written(later));

    private static string Written(IToken token) => PdfSyntax.Of(token);

    // The store, the entries of its signatures, and their lists.
    private static HashSet<IndirectReference> StoreOf(PdfObjects objects)
    {
        var found = new HashSet<IndirectReference>();
        Walk(objects.Catalog.Data.GetValueOrDefault("DSS"), depth: 4);
        return found;

        void Walk(IToken? token, int depth)
        {
            if (depth == 0 || (token is IndirectReferenceToken reference && !found.Add(reference.Data)))
            {
                return;
            }

            var inside = objects.Resolve(token) switch
            {
                DictionaryToken dictionary => dictionary.Data.Values,
                ArrayToken array => array.Data,
                _ => [],
            };
            foreach (var item in inside)
            {
                Walk(item, depth - 1);
            }
        }
    }
}
