using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.ObjectPool;
using ZstdSharp;

namespace RightsRequests.Storage;

/// <summary>Makes content short before it is encrypted. A state repeats words and reasons, most of which stand in every case: they are not written where <c>state-words.txt</c> has them. What is left is a twelfth to a twentieth, which is what the database writes at each transition.</summary>
internal static class Packing
{
    /// <summary>Shorter content is not worth it, in bytes.</summary>
    public const int Worth = 1024;

    // The quickest of the levels that still finds the words; slower ones gain a quarter for twice the time.
    private const int Level = -1;

    // What is packed is a case or a list; more is none of ours.
    private const int Longest = 256 * 1024 * 1024;

    // What is stored was packed by these very bytes: they never change. Better ones would be a form of their own beside this one.
    private static readonly byte[] Words = ReadWords();
    private static readonly ObjectPool<Compressor> Compressors = new DefaultObjectPoolProvider().Create(new Ready<Compressor>(() =>
    {
        var one = new Compressor(Level);
        one.LoadDictionary(Words);
        return one;
    }));
    private static readonly ObjectPool<Decompressor> Decompressors = new DefaultObjectPoolProvider().Create(new Ready<Decompressor>(() =>
    {
        var one = new Decompressor();
        one.LoadDictionary(Words);
        return one;
    }));

    public static byte[] Pack(ReadOnlySpan<byte> clear)
    {
        var compressor = Compressors.Get();
        try
        {
            return compressor.Wrap(clear).ToArray();
        }
        finally
        {
            Compressors.Return(compressor);
        }
    }

    /// <exception cref="CryptographicException">Not packed by this product.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        var decompressor = Decompressors.Get();
        try
        {
            return decompressor.Unwrap(packed, Longest).ToArray();
        }
        catch (ZstdException fault)
        {
            throw new CryptographicException("Not packed content of this product.", fault);
        }
        finally
        {
            Decompressors.Return(decompressor);
        }
    }

    /// <summary>As builds before this form packed: a length, then Brotli.</summary>
    /// <exception cref="CryptographicException">Not packed by this product.</exception>
    public static byte[] UnpackFirst(ReadOnlySpan<byte> packed)
    {
        if (packed.Length < sizeof(int) || BinaryPrimitives.ReadInt32BigEndian(packed) is var length && length is < 0 or > Longest)
        {
            throw new CryptographicException("Not packed content of this product.");
        }

        var clear = new byte[length];
        return BrotliDecoder.TryDecompress(packed[sizeof(int)..], clear, out var written) && written == length
            ? clear
            : throw new CryptographicException("Not packed content of this product.");
    }

    private static byte[] ReadWords()
    {
        using var resource = typeof(Packing).Assembly.GetManifestResourceStream("state-words.txt")!;
        var words = new byte[resource.Length];
        resource.ReadExactly(words);
        return words;
    }

    private sealed class Ready<T>(Func<T> create) : PooledObjectPolicy<T>
        where T : notnull
    {
        public override T Create() => create();

        public override bool Return(T obj) => true;
    }
}
