using System.Security.Cryptography;
using System.Text;

namespace RightsRequests.Storage;

/// <summary>HMAC-SHA-256 under a key that the database does not know: nobody can try values against a stolen copy.</summary>
public sealed class KeyedHash
{
    private readonly byte[] key;

    public KeyedHash(KeyFile keys) => key = keys.HashKey;

    /// <summary>The hash of a text for one purpose; the same text has another hash elsewhere.</summary>
    public byte[] Of(string purpose, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\n{text}"));

    /// <summary>True when the text has the hash; takes the same time either way.</summary>
    public bool Matches(string purpose, string text, byte[] hash) =>
        CryptographicOperations.FixedTimeEquals(Of(purpose, text), hash);
}
