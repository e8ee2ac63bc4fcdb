using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RightsRequests.Workflow;

namespace RightsRequests.Storage;

/// <summary>Encrypts content with AES-256-GCM under a data key; data keys are wrapped under the key file.</summary>
/// <remarks>The purpose is authenticated with the content, so that a row cannot be passed off as another kind of row.</remarks>
public sealed class ContentCipher
{
    private const byte Format = 1;

    // As above, but what is encrypted was packed before; 2 is read only.
    private const byte FirstPackedFormat = 2;
    private const byte PackedFormat = 3;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const string KeyPurpose = "data-key";

    private readonly KeyFile keys;

    public ContentCipher(KeyFile keys)
    {
        this.keys = keys;
        Office = new(keys.OfficeKey);
    }

    /// <summary>The key for what belongs to no request.</summary>
    public DataKey Office { get; }

    public static DataKey NewDataKey() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>Under the current generation's leaf; null where that leaf was cut.</summary>
    internal byte[]? TryWrap(DataKey key, uint leaf)
    {
        var content = keys.Content;
        if (content.Current == 0)
        {
            return Seal(new(content.FirstWrap!), key.Bytes, KeyPurpose);
        }

        return content.Trees[content.Current].KeyOf(leaf) is { } wrapping
            ? WrappedKey.Write(content.Current, leaf, Seal(wrapping, key.Bytes, KeyPurpose))
            : null;
    }

    /// <exception cref="KeyDestroyedException">Its wrapping key was destroyed: a back-up from before the erasure opens no more than the database after it.</exception>
    public DataKey Unwrap(byte[] wrapped)
    {
        var (generation, leaf) = WrappedKey.Place(wrapped);
        var content = keys.Content;
        if (generation == 0)
        {
            return content.FirstWrap is { } first ? new(Open(new(first), wrapped, KeyPurpose)) : throw new KeyDestroyedException();
        }

        if (generation > content.Current)
        {
            throw new InvalidOperationException("The key file is older than the data: this process must have the present one.");
        }

        return content.Trees.GetValueOrDefault(generation)?.KeyOf(leaf) is { } wrapping
            ? new(Open(wrapping, wrapped.AsSpan(WrappedKey.Prefix), KeyPurpose))
            : throw new KeyDestroyedException();
    }

    /// <summary>Null where its wrapping key was destroyed: the request was erased, and this database comes from a back-up.</summary>
    public DataKey? TryUnwrap(byte[] wrapped)
    {
        try
        {
            return Unwrap(wrapped);
        }
        catch (KeyDestroyedException)
        {
            return null;
        }
    }

    /// <summary>Format, nonce, tag, ciphertext.</summary>
    public byte[] Seal(DataKey key, ReadOnlySpan<byte> clear, string purpose) => Seal(Format, key, clear, purpose);

    private static byte[] Seal(byte format, DataKey key, ReadOnlySpan<byte> clear, string purpose)
    {
        var sealedContent = new byte[1 + NonceLength + TagLength + clear.Length];
        sealedContent[0] = format;
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
        if (sealedContent.Length < 1 + NonceLength + TagLength || sealedContent[0] is not (Format or FirstPackedFormat or PackedFormat))
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
        return sealedContent[0] switch
        {
            PackedFormat => Packing.Unpack(clear),
            FirstPackedFormat => Packing.UnpackFirst(clear),
            _ => clear,
        };
    }

    public byte[] SealJson<T>(DataKey key, T value, string purpose)
    {
        var clear = JsonSerializer.SerializeToUtf8Bytes(value, WorkflowJson.Options);
        return clear.Length >= Packing.Worth
            ? Seal(PackedFormat, key, Packing.Pack(clear), purpose)
            : Seal(key, clear, purpose);
    }

    public T OpenJson<T>(DataKey key, ReadOnlySpan<byte> sealedContent, string purpose) =>
        JsonSerializer.Deserialize<T>(Open(key, sealedContent, purpose), WorkflowJson.Options)
        ?? throw new CryptographicException("Encrypted content is empty.");
}
