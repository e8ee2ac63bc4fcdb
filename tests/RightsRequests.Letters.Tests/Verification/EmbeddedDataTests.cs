using System.IO.Compression;
using System.Text;
using RightsRequests.Letters.Tests.Signing;

namespace RightsRequests.Letters.Tests.Verification;

public sealed class EmbeddedDataTests(Workbench bench) : IClassFixture<Workbench>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Data_in_a_signed_letter_lie_under_its_signature(bool packed)
    {
        var letter = packed ? bench.WithObjectStreams(SamplePdf.WithEmbeddedFile()) : SamplePdf.WithEmbeddedFile();

        var found = LetterVerifier.Verify(bench.Sign(letter), bench.Trust);

        Assert.True(found.Valid);
        Assert.Equal([new EmbeddedData("data.json", 17, UnderSignature: true)], found.Embedded);
        Assert.Empty(found.Hints);
    }

    [Fact]
    public void Data_replaced_by_an_update_are_said_to_lie_outside()
    {
        var signed = bench.Sign(SamplePdf.WithEmbeddedFile());
        var body = $"6 0 obj\n{SamplePdf.Stream("/Type /EmbeddedFile", "{}")}\nendobj\n";
        var previous = Encoding.ASCII.GetString(signed.AsSpan(signed.AsSpan().LastIndexOf("startxref\n"u8) + 10)).Split('\n')[0];
        byte[] replaced =
        [
            .. signed,
            .. Encoding.ASCII.GetBytes($"{body}xref\n6 1\n{signed.Length:D10} 00000 n \ntrailer\n<< /Size 10 /Root 1 0 R /Prev {previous} >>\nstartxref\n{signed.Length + body.Length}\n%%EOF\n"),
        ];

        var found = LetterVerifier.Verify(replaced, bench.Trust);

        Assert.False(found.Valid);
        Assert.Equal([new EmbeddedData("data.json", 2, UnderSignature: false)], found.Embedded);
        Assert.EndsWith(" / An embedded file does not lie under the signature.", Assert.Single(found.Hints), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_cannot_be_unpacked_are_hinted_at()
    {
        var letter = Packed(Encoding.Latin1.GetBytes("no zlib stream"));

        var found = LetterVerifier.Verify(bench.Sign(letter), bench.Trust);

        Assert.Equal([new EmbeddedData("data.json", null, UnderSignature: true)], found.Embedded);
        Assert.EndsWith(" / An embedded file cannot be read.", Assert.Single(found.Hints), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_unpack_without_end_are_not_unpacked()
    {
        using var bomb = new MemoryStream();
        using (var zlib = new ZLibStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 520; megabyte++)
            {
                zlib.Write(zeros);
            }
        }

        Assert.Null(Assert.Single(LetterVerifier.Verify(bench.Sign(Packed(bomb.ToArray())), bench.Trust).Embedded).Size);
    }

    private static byte[] Packed(byte[] content) => SamplePdf.OnePage(
        "",
        "/AF [5 0 R]",
        "<< /Type /Filespec /F (data.json) /UF (data.json) /EF << /F 6 0 R >> >>",
        SamplePdf.Stream("/Type /EmbeddedFile /Filter /FlateDecode", Encoding.Latin1.GetString(content)));
}
