using System.Security.Cryptography;
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
