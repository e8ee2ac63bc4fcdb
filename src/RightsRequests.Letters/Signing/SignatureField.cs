using NodaTime;
using NodaTime.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace RightsRequests.Letters.Signing;

/// <summary>
/// Adds an empty certification signature to a PDF (EN 319 142-1, ISO 32000-2 12.8): in the field that the layout placed, else unseen.
/// DocMDP P=1: no change is allowed, not even filling in; validation data (DSS, document timestamps) may
/// still be added, since ISO 32000-2 Table 257 allows them at every level.
/// </summary>
internal static class SignatureField
{
    private const int PrintAndLocked = 4 + 128;
    private static readonly InstantPattern PdfTime = InstantPattern.CreateWithInvariantCulture("'(D:'uuuuMMddHHmmss'Z)'");

    /// <exception cref="InvalidDataException">A signature, or a form other than the letter's own field, is there already: a certification must come first.</exception>
    public static SignatureSpace Prepare(PdfRevision letter, SignatureClaims claims, int signatureLength)
    {
        var placed = VisibleField.Find(letter);
        if ((placed is null && letter.Catalog.ContainsKey(NameToken.AcroForm)) || letter.Catalog.ContainsKey(NameToken.Perms))
        {
            throw new InvalidDataException("The PDF holds a form or a signature already.");
        }

        var increment = new PdfIncrement(letter);
        var signature = increment.NewReference();

        var head = "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange ";
        var contents = "<" + new string('0', signatureLength * 2) + ">";
        var beforeContents = $"{head}{SignatureSpace.RangePlaceholder} /Contents ";
        var body = $"{beforeContents}{contents} /M {PdfTime.Format(claims.SignedAt)} /Name {PdfSyntax.Text(claims.SignerName)} /Reason {PdfSyntax.Text(claims.Reason)}"
            + " /Reference [ << /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >> ] >>";
        var start = increment.Write(signature, body);

        var field = placed is { } known ? Fill(increment, known, signature) : AddUnseen(letter, increment, signature, claims);
        increment.Write(letter.Root, CatalogWith(letter.Catalog, field, signature));

        return new SignatureSpace(increment.Finish(), start + head.Length, start + beforeContents.Length, contents.Length);
    }

    private static IndirectReference Fill(PdfIncrement increment, (IndirectReference Reference, DictionaryToken Field) placed, IndirectReference signature)
    {
        increment.Write(placed.Reference, PdfSyntax.Of(placed.Field.With(NameToken.Create("V"), new IndirectReferenceToken(signature))));
        return placed.Reference;
    }

    // No size and at the corner of the page: outside the crop box, so neither drawn nor part of the tagged content; PDF/A still wants print flag and appearance.
    private static IndirectReference AddUnseen(PdfRevision letter, PdfIncrement increment, IndirectReference signature, SignatureClaims claims)
    {
        var (page, pageDictionary) = letter.FirstPage();
        var field = increment.NewReference();
        var appearance = increment.NewReference();
        increment.Write(field,
            $"<< /Type /Annot /Subtype /Widget /FT /Sig /T {PdfSyntax.Text("Signature")} /TU {PdfSyntax.Text(claims.FieldDescription)}"
            + $" /V {PdfSyntax.Of(signature)} /P {PdfSyntax.Of(page)} /F {PrintAndLocked} /Rect [0 0 0 0] /AP << /N {PdfSyntax.Of(appearance)} >> >>");
        increment.Write(appearance, VisibleField.Nothing(0, 0));
        increment.Write(page, PdfSyntax.Of(WithAnnotation(letter, pageDictionary, field)));
        return field;
    }

    /// <summary>The page with one annotation more, visited in the order of its structure.</summary>
    public static DictionaryToken WithAnnotation(PdfRevision letter, DictionaryToken page, IndirectReference field)
    {
        var annotations = page.TryGet(NameToken.Annots, out var present) && letter.Resolve(present) is ArrayToken array ? array.Data : [];
        return page
            .With(NameToken.Annots, new ArrayToken([.. annotations, new IndirectReferenceToken(field)]))
            .With(NameToken.Create("Tabs"), NameToken.Create("S"));
    }

    private static string CatalogWith(DictionaryToken catalog, IndirectReference field, IndirectReference signature)
    {
        // The reader's tokens end with the dictionary's closing mark; the new entries go before it.
        var entries = PdfSyntax.Of(catalog.Without(NameToken.AcroForm))[..^2];
        var extensions = catalog.ContainsKey(NameToken.Create("Extensions")) ? "" : " /Extensions << /ESIC << /BaseVersion /1.7 /ExtensionLevel 1 >> >>";
        return $"{entries}/AcroForm << /Fields [{PdfSyntax.Of(field)}] /SigFlags 3 >> /Perms << /DocMDP {PdfSyntax.Of(signature)} >>{extensions} >>";
    }
}
