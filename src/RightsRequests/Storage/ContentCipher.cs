using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RightsRequests.Workflow;

namespace RightsRequests.Storage;

/// <summary>Encrypts content with AES-256-GCM under a data key; data keys are wrapped by the key-encryption key.</summary>
/// <remarks>The purpose is authenticated with the content, so that a row cannot be passed off as another kind of row.</remarks>
public sealed class ContentCipher
{
    private const byte Format = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const string KeyPurpose = "data-key";

    private readonly DataKey keyEncryptionKey;

    /// <param name="keyEncryptionKey">32 bytes.</param>
    public ContentCipher(byte[] keyEncryptionKey)
    {
        if (keyEncryptionKey.Length != 32)
        {
            throw new ArgumentException("The key-encryption key must have 32 bytes.", nameof(keyEncryptionKey));
        }

        this.keyEncryptionKey = new(HKDF.DeriveKey(HashAlgorithmName.SHA256, keyEncryptionKey, 32, info: "wrap"u8.ToArray()));
        Office = new(HKDF.DeriveKey(HashAlgorithmName.SHA256, keyEncryptionKey, 32, info: "office"u8.ToArray()));
    }

    /// <summary>The key for what belongs to no request.</summary>
    public DataKey Office { get; }

    public static DataKey NewDataKey() => new(RandomNumberGenerator.GetBytes(32));

    public byte[] Wrap(DataKey key) => Seal(keyEncryptionKey, key.Bytes, KeyPurpose);

    public DataKey Unwrap(byte[] wrapped) => new(Open(keyEncryptionKey, wrapped, KeyPurpose));

    /// <summary>Format, nonce, tag, ciphertext.</summary>
    public byte[] Seal(DataKey key, ReadOnlySpan<byte> clear, string purpose)
    {
        var sealedContent = new byte[1 + NonceLength + TagLength + clear.Length];
        sealedContent[0] = Format;
        var nonce = sealedContent.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var gcm = new AesGcm(key.Bytes, TagLength);
        gcm.Encrypt(
            nonce,
            clear,
            sealedContent.AsSpan(1 + NonceLength + TagLength),
            sealedContent.AsSpan(1 + NonceLength, TagLength),
            Encoding.UTF8.GetBytes(purpose));
        return sealedContent;
    }

    /// <exception cref="CryptographicException">Wrong key, wrong purpose, or changed content.</exception>
    public byte[] Open(DataKey key, ReadOnlySpan<byte> sealedContent, string purpose)
    {
        if (sealedContent.Length < 1 + NonceLength + TagLength || sealedContent[0] != Format)
        {
            throw new CryptographicException("Not encrypted content of this product.");
        }

        var clear = new byte[sealedContent.Length - 1 - NonceLength - TagLength];
        using var gcm = new AesGcm(key.Bytes, TagLength);
        gcm.Decrypt(
            sealedContent.Slice(1, NonceLength),
            sealedContent[(1 + NonceLength + TagLength)..],
            sealedContent.Slice(1 + NonceLength, TagLength),
            clear,
            Encoding.UTF8.GetBytes(purpose));
        return clear;
    }

    public byte[] SealJson<T>(DataKey key, T value, string purpose) =>
        Seal(key, JsonSerializer.SerializeToUtf8Bytes(value, WorkflowJson.Options), purpose);

    public T OpenJson<T>(DataKey key, ReadOnlySpan<byte> sealedContent, string purpose) =>
        JsonSerializer.Deserialize<T>(Open(key, sealedContent, purpose), WorkflowJson.Options)
        ?? throw new CryptographicException("Encrypted content is empty.");
}
