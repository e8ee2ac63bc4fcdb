using System.Globalization;
using RightsRequests.Letters.Signing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace RightsRequests.Letters.Evidence;

/// <summary>Adds to a signed PDF what proves it longer (EN 319 142-1, 5.4 and 5.5): the store of evidence, and a timestamp over everything. Nothing that was there changes.</summary>
internal static class LongTermUpdate
{
    private const int PrintAndLocked = 4 + 128;
    private static readonly NameToken Fields = NameToken.Create("Fields");

    /// <summary>The PDF with the evidence: from B-T to B-LT.</summary>
    public static byte[] WithEvidence(ReadOnlyMemory<byte> pdf, IReadOnlyList<SignatureEvidence> evidence)
    {
        using var before = PdfRevision.Read(pdf);
        var increment = new PdfIncrement(before);
        var store = SecurityStore.Write(before, increment, evidence);
        increment.Write(before.Root, PdfSyntax.Of(before.Catalog.With(SecurityStore.Name, new IndirectReferenceToken(store))));
        return increment.Finish();
    }

    /// <summary>The PDF with the evidence and room for a timestamp over all of it: to B-LTA.</summary>
    public static SignatureSpace WithTimestampSpace(ReadOnlyMemory<byte> pdf, IReadOnlyList<SignatureEvidence> evidence, int tokenLength)
    {
        using var before = PdfRevision.Read(pdf);
        var increment = new PdfIncrement(before);
        var store = SecurityStore.Write(before, increment, evidence);
        var (page, pageDictionary) = before.FirstPage();
        var (timestamp, field, appearance) = (increment.NewReference(), increment.NewReference(), increment.NewReference());

        const string Head = "<< /Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161 /ByteRange ";
        var contents = "<" + new string('0', tokenLength * 2) + ">";
        var beforeContents = $"{Head}{SignatureSpace.RangePlaceholder} /Contents ";
        var start = increment.Write(timestamp, $"{beforeContents}{contents} >>");
        var name = string.Create(CultureInfo.InvariantCulture, $"Timestamp {field.ObjectNumber}");
        increment.Write(field,
            $"<< /Type /Annot /Subtype /Widget /FT /Sig /T {PdfSyntax.Text(name)} /TU {PdfSyntax.Text("Horodatage d'archivage / Archive timestamp")}"
            + $" /V {PdfSyntax.Of(timestamp)} /P {PdfSyntax.Of(page)} /F {PrintAndLocked} /Rect [0 0 0 0] /AP << /N {PdfSyntax.Of(appearance)} >> >>");
        increment.Write(appearance, "<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] /Resources << >> /Length 0 >>\nstream\n\nendstream");
        increment.Write(page, PdfSyntax.Of(SignatureField.WithAnnotation(before, pageDictionary, field)));
        WriteCatalog(before, increment, store, field);
        return new SignatureSpace(increment.Finish(), start + Head.Length, start + beforeContents.Length, contents.Length);
    }

    private static void WriteCatalog(PdfRevision before, PdfIncrement increment, IndirectReference store, IndirectReference field)
    {
        var catalog = before.Catalog.With(SecurityStore.Name, new IndirectReferenceToken(store));
        var formToken = catalog.Data[NameToken.AcroForm];
        var form = before.Resolve(formToken) as DictionaryToken ?? throw new InvalidDataException("The PDF has no form, and so no signature.");
        var fields = form.TryGet(Fields, out var there) && before.Resolve(there) is ArrayToken array ? array.Data : [];
        form = form.With(Fields, new ArrayToken([.. fields, new IndirectReferenceToken(field)]));
        if (formToken is IndirectReferenceToken apart)
        {
            increment.Write(apart.Data, PdfSyntax.Of(form));
        }
        else
        {
            catalog = catalog.With(NameToken.AcroForm, form);
        }

        increment.Write(before.Root, PdfSyntax.Of(catalog));
    }
}
