using UglyToad.PdfPig.Tokens;

namespace RightsRequests.Letters.Verification;

/// <summary>Finds the signatures of a PDF through its form.</summary>
internal static class SignatureFields
{
    private const int DeepestField = 32;
    private const int MostFields = 10_000;

    /// <summary>In the order in which they were made: each covers more of the file than the one before.</summary>
    public static IReadOnlyList<PdfSignature> Find(PdfObjects objects)
    {
        var found = new List<PdfSignature>();
        var left = MostFields;
        if (objects.Get<DictionaryToken>(objects.Catalog, "AcroForm") is { } form)
        {
            Collect(objects, objects.Get<ArrayToken>(form, "Fields"), isSignature: false, DeepestField, ref left, found);
        }

        return [.. found.OrderBy(signature => signature.End)];
    }

    private static void Collect(PdfObjects objects, ArrayToken? fields, bool isSignature, int depth, ref int left, List<PdfSignature> found)
    {
        foreach (var item in fields?.Data ?? [])
        {
            if (depth == 0 || left-- <= 0)
            {
                return;
            }

            if (objects.Resolve(item) is not DictionaryToken field)
            {
                continue;
            }

            // The type of a field is inherited by its kids.
            var signs = objects.Get<NameToken>(field, "FT") is { } type ? type.Data == "Sig" : isSignature;
            if (signs && objects.Get<DictionaryToken>(field, "V") is { } value)
            {
                found.Add(Read(objects, value));
            }

            Collect(objects, objects.Get<ArrayToken>(field, "Kids"), signs, depth - 1, ref left, found);
        }
    }

    private static PdfSignature Read(PdfObjects objects, DictionaryToken value) => new(
        objects.Get<NameToken>(value, "SubFilter")?.Data ?? "",
        [.. (objects.Get<ArrayToken>(value, "ByteRange")?.Data ?? []).Select(item => item is NumericToken { HasDecimalPlaces: false } number ? number.Long : -1)],
        objects.Octets(value, "Contents") ?? [],
        PdfText.Time(objects.Text(value, "M")),
        (objects.Get<ArrayToken>(value, "Reference")?.Data ?? []).Any(reference => ForbidsChanges(objects, objects.Resolve(reference) as DictionaryToken)));

    private static bool ForbidsChanges(PdfObjects objects, DictionaryToken? reference) =>
        reference is not null
        && objects.Get<NameToken>(reference, "TransformMethod")?.Data == "DocMDP"
        && objects.Get<DictionaryToken>(reference, "TransformParams") is { } parameters
        && objects.Get<NumericToken>(parameters, "P") is { Int: 1 };
}
