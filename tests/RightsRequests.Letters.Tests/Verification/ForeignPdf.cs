using System.Globalization;
using System.Text;
using RightsRequests.Letters.Tests.Signing;

namespace RightsRequests.Letters.Tests.Verification;

/// <summary>A PDF with a signature field as other software would write it, good or not.</summary>
internal sealed record ForeignPdf
{
    private const int Room = 16_384;
    private static readonly string Range = "[0 0000000000 0000000000 0000000000]";

    public string SubFilter { get; init; } = "adbe.pkcs7.detached";

    /// <summary>Further entries of the signature dictionary, for example <c>/M</c>.</summary>
    public string Entries { get; init; } = "";

    /// <summary>Bends the honest byte range.</summary>
    public Func<long[], long[]> BendRange { get; init; } = honest => honest;

    /// <summary>What fills the space after the signature.</summary>
    public char Filling { get; init; } = '0';

    public byte[] SignedBy(Func<byte[], byte[]> cms)
    {
        var prepared = SamplePdf.OnePage(
            "/Annots [5 0 R]",
            "/AcroForm 7 0 R",
            "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Sig) /V 6 0 R /P 3 0 R /F 132 /Rect [0 0 0 0] >>",
            $"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /{SubFilter} {Entries} /ByteRange {Range} /Contents <{new string(Filling, Room)}> >>",
            "<< /Fields [5 0 R] /SigFlags 3 >>");
        var gap = prepared.AsSpan().IndexOf("/Contents <"u8) + 10;
        var after = gap + Room + 2;
        var bent = BendRange([0, gap, after, prepared.Length - after]);
        var range = string.Create(CultureInfo.InvariantCulture, $"[{bent[0]} {bent[1]} {bent[2]} {bent[3]}").PadRight(Range.Length - 1) + "]";
        Encoding.ASCII.GetBytes(range, prepared.AsSpan(prepared.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Range))));

        byte[] signed = [.. prepared.AsSpan((int)bent[0], (int)bent[1]), .. prepared.AsSpan((int)bent[2], (int)bent[3])];
        Encoding.ASCII.GetBytes(Convert.ToHexString(cms(signed)), prepared.AsSpan(gap + 1));
        return prepared;
    }
}
