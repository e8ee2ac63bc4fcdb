using System.Security.Cryptography;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Storage;

public sealed class Encryption
{
    private readonly ContentCipher cipher = new(new byte[32]);

    [Fact]
    public void Content_opens_under_its_key_and_purpose_only()
    {
        var key = ContentCipher.NewDataKey();
        var content = cipher.Seal(key, "secret"u8, Purpose.Answer);

        Assert.Equal("secret"u8.ToArray(), cipher.Open(key, content, Purpose.Answer));
        Assert.Equal("secret"u8.ToArray(), cipher.Open(cipher.Unwrap(cipher.Wrap(key)), content, Purpose.Answer));
        Assert.ThrowsAny<CryptographicException>(() => cipher.Open(key, content, Purpose.Letter));
        Assert.ThrowsAny<CryptographicException>(() => cipher.Open(ContentCipher.NewDataKey(), content, Purpose.Answer));
        for (var index = 0; index < content.Length; index++)
        {
            content[index] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => cipher.Open(key, content, Purpose.Answer));
            content[index] ^= 1;
        }
    }
}
