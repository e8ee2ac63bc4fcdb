using System.Security.Cryptography;
using System.Text;

namespace RightsRequests.Storage;

/// <summary>HMAC-SHA-256 under a key that the database does not know: nobody can try values against a stolen copy.</summary>
public sealed class KeyedHash
{
    private readonly byte[] key;

    /// <param name="keyEncryptionKey">32 bytes; the hash key is derived from it.</param>
    public KeyedHash(byte[] keyEncryptionKey) =>
        key = HKDF.DeriveKey(HashAlgorithmName.SHA256, keyEncryptionKey, 32, info: "hash"u8.ToArray());

    /// <summary>The hash of a text for one purpose; the same text has another hash elsewhere.</summary>
    public byte[] Of(string purpose, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\n{text}"));

    /// <summary>True when the text has the hash; takes the same time either way.</summary>
    public bool Matches(string purpose, string text, byte[] hash) =>
        CryptographicOperations.FixedTimeEquals(Of(purpose, text), hash);
}
