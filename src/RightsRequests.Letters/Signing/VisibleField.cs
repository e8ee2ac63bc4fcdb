using System.Globalization;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace RightsRequests.Letters.Signing;

/// <summary>
/// The empty signature field over the signatory's block, which the letter itself draws: the field shows nothing of its own,
/// so that what is read, heard and archived is the letter's text. A viewer leads from it to the signature.
/// </summary>
internal static class VisibleField
{
    private const string Name = "Signature";
    private const int PrintAndLocked = 4 + 128;

    /// <exception cref="InvalidDataException">The PDF is not as the press writes it.</exception>
    public static byte[] Place(ReadOnlyMemory<byte> pdf, SignaturePlace place, string description)
    {
        using var letter = PdfRevision.Read(pdf);
        var increment = new PdfIncrement(letter);
        var (page, pageDictionary) = letter.PageNumbered(place.Page);
        var field = increment.NewReference();
        var appearance = increment.NewReference();
        var key = StructureTree.AddField(letter, increment, field, page, place.Page);
        increment.Write(field,
            $"<< /Type /Annot /Subtype /Widget /FT /Sig /T {PdfSyntax.Text(Name)} /TU {PdfSyntax.Text(description)}"
            + $" /P {PdfSyntax.Of(page)} /F {PrintAndLocked} /Rect {Rectangle(letter, pageDictionary, place)} /StructParent {key}"
            + $" /AP << /N {PdfSyntax.Of(appearance)} >> >>");
        increment.Write(appearance, Nothing(place.Width, place.Height));
        increment.Write(page, PdfSyntax.Of(SignatureField.WithAnnotation(letter, pageDictionary, field)));
        increment.Write(letter.Root, $"{PdfSyntax.Of(letter.Catalog)[..^2]}/AcroForm << /Fields [{PdfSyntax.Of(field)}] >> >>");
        return increment.Finish();
    }

    /// <summary>The field that <see cref="Place"/> made, when the PDF's form holds it, empty, and nothing else.</summary>
    public static (IndirectReference Reference, DictionaryToken Field)? Find(PdfRevision letter) =>
        letter.Catalog.TryGet(NameToken.AcroForm, out var form)
        && letter.Resolve(form) is DictionaryToken { Data.Count: 1 } only
        && only.TryGet(NameToken.Create("Fields"), out var fields)
        && letter.Resolve(fields) is ArrayToken { Length: 1 } one
        && one.Data[0] is IndirectReferenceToken reference
        && letter.Resolve(reference) is DictionaryToken field
        && field.TryGet(NameToken.Create("FT"), out var type) && type is NameToken { Data: "Sig" }
        && !field.ContainsKey(NameToken.Create("V"))
            ? (reference.Data, field)
            : null;

    /// <summary>An appearance that draws nothing; PDF/A wants one all the same (ISO 19005-3, 6.3.3).</summary>
    public static string Nothing(double width, double height) => string.Create(
        CultureInfo.InvariantCulture,
        $"<< /Type /XObject /Subtype /Form /BBox [0 0 {width:0.##} {height:0.##}] /Resources << >> /Length 0 >>\nstream\n\nendstream");

    // PDF counts from the bottom of the page, the layout from its top.
    private static string Rectangle(PdfRevision letter, DictionaryToken page, SignaturePlace place)
    {
        var top = letter.HeightOf(page) - place.Y;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{place.X:0.##} {top - place.Height:0.##} {place.X + place.Width:0.##} {top:0.##}]");
    }
}
