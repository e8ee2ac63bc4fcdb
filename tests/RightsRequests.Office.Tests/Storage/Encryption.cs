using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Storage;

public sealed class Encryption
{
    private readonly ContentCipher cipher = new(KeyFile.Open(OfficeFixture.NewKeyFile()));

    [Fact]
    public void Content_opens_under_its_key_and_purpose_only()
    {
        var key = ContentCipher.NewDataKey();
        var content = cipher.Seal(key, "secret"u8, Purpose.Answer);

        Assert.Equal("secret"u8.ToArray(), cipher.Open(key, content, Purpose.Answer));
        Assert.Equal("secret"u8.ToArray(), cipher.Open(cipher.Unwrap(cipher.TryWrap(key, 7)!), content, Purpose.Answer));
        Assert.ThrowsAny<CryptographicException>(() => cipher.Open(key, content, Purpose.Letter));
        Assert.ThrowsAny<CryptographicException>(() => cipher.Open(ContentCipher.NewDataKey(), content, Purpose.Answer));
        for (var index = 0; index < content.Length; index++)
        {
            content[index] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => cipher.Open(key, content, Purpose.Answer));
            content[index] ^= 1;
        }
    }

    [Fact]
    public void Content_that_builds_before_packed_and_sealed_still_opens()
    {
        var clear = Encoding.UTF8.GetBytes(new string('x', 3000));
        var packed = new byte[sizeof(int) + 3000];
        BinaryPrimitives.WriteInt32BigEndian(packed, clear.Length);
        Assert.True(BrotliEncoder.TryCompress(clear, packed.AsSpan(sizeof(int)), out var length, quality: 1, window: 16));
        var key = ContentCipher.NewDataKey();
        var content = new byte[1 + 12 + 16 + sizeof(int) + length];
        content[0] = 2;
        using var gcm = new AesGcm(key.Bytes, 16);
        gcm.Encrypt(content.AsSpan(1, 12), packed.AsSpan(0, sizeof(int) + length), content.AsSpan(29), content.AsSpan(13, 16), Encoding.UTF8.GetBytes(Purpose.CaseState));

        Assert.Equal(clear, cipher.Open(key, content, Purpose.CaseState));
    }

    [Fact]
    public void A_key_file_of_the_first_form_is_still_read()
    {
        var path = Path.Combine(Path.GetDirectoryName(OfficeFixture.NewKeyFile())!, "first.key");
        File.WriteAllText(path, Convert.ToBase64String(new byte[32]) + "\n");
        var first = new ContentCipher(KeyFile.Open(path));
        var key = ContentCipher.NewDataKey();

        var wrapped = first.TryWrap(key, 1)!;

        Assert.Equal(key.Bytes, first.Unwrap(wrapped).Bytes);
        Assert.Equal(key.Bytes, new ContentCipher(KeyFile.Open(path)).Unwrap(wrapped).Bytes);
        Assert.Throws<KeyDestroyedException>(() => cipher.Unwrap(wrapped));
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ=")]
    [InlineData("rights-requests keys 2\nhash AAAA\n")]
    [InlineData("rights-requests keys 2\nsomething else\n")]
    public void What_is_no_key_file_is_said_without_its_content(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("no-keys").FullName, "content.key");
        File.WriteAllText(path, text);

        var refused = Assert.Throws<InvalidDataException>(() => KeyFile.Open(path));

        Assert.Contains("content.key", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2hv", refused.Message, StringComparison.Ordinal);
    }
}
