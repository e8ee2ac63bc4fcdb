using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Storage;

public sealed class PackingContent
{
    private const string Text =
        """{"status":"open","reason":{"fr":"Vous avez le droit de faire corriger les données inexactes qui vous concernent et de faire compléter celles qui sont incomplètes (article 16 du RGPD).","en":"You have the right to have inaccurate data about you corrected and incomplete data completed (Article 16 GDPR)."},"alertDpo":false}""";

    // Packed once and kept here, as it lies in databases: it fails where the words or the form changed, and nothing stored would open any more.
    private const string Stored = "KLUv/WBFACUBACh7b3AgIAgABXFusQZx0lsHcVIcw3khnFcFfPc0KCxsaAYWbA==";

    [Fact]
    public void What_was_stored_once_opens_for_ever() =>
        Assert.Equal(Text, Encoding.UTF8.GetString(Packing.Unpack(Convert.FromBase64String(Stored))));

    [Fact]
    public void What_builds_before_packed_still_opens()
    {
        var clear = Encoding.UTF8.GetBytes(Text);
        var packed = new byte[sizeof(int) + clear.Length];
        BinaryPrimitives.WriteInt32BigEndian(packed, clear.Length);
        Assert.True(BrotliEncoder.TryCompress(clear, packed.AsSpan(sizeof(int)), out var length, quality: 1, window: 16));

        Assert.Equal(clear, Packing.UnpackFirst(packed.AsSpan(0, sizeof(int) + length)));
    }

    [Fact]
    public void Words_that_every_case_has_are_not_written() =>
        Assert.InRange(Packing.Pack(Encoding.UTF8.GetBytes(Text)).Length, 1, Text.Length / 5);

    [Fact]
    public void Any_content_comes_out_as_it_went_in_many_at_once() => Parallel.For(0, 500, length =>
    {
        var clear = RandomNumberGenerator.GetBytes(length * 37);
        var twice = (byte[])[.. clear, .. Encoding.UTF8.GetBytes(Text), .. clear];

        Assert.Equal(twice, Packing.Unpack(Packing.Pack(twice)));
    });

    [Fact]
    public void Content_is_packed_from_a_kilobyte_on()
    {
        var cipher = new ContentCipher(KeyFile.Open(OfficeFixture.NewKeyFile()));
        var key = ContentCipher.NewDataKey();

        // A JSON text of so many bytes, its two quotes among them.
        int Sealed(int bytes) => cipher.SealJson(key, new string('x', bytes - 2), Purpose.CaseState).Length;

        Assert.True(Sealed(Packing.Worth - 1) > 1023);
        Assert.True(Sealed(Packing.Worth) < 200);
        Assert.Equal(1024, Packing.Worth);
    }

    [Theory]
    [InlineData("00000000")]
    [InlineData("c2hvcnQgYW5kIG5vdGhpbmcgdGhhdCB3YXMgcGFja2Vk")]
    [InlineData("f////w==")]
    [InlineData("/////w==")]
    [InlineData("AAA=")]
    public void What_was_not_packed_is_refused(string base64)
    {
        var content = Convert.FromBase64String(base64);

        Assert.Throws<CryptographicException>(() => Packing.Unpack(content));
        Assert.Throws<CryptographicException>(() => Packing.UnpackFirst(content));
    }
}
