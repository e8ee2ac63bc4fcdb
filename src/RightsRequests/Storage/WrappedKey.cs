using System.Buffers.Binary;

namespace RightsRequests.Storage;

/// <summary>Which wrapping key a stored data key lies under: format, generation, leaf, then the encrypted key. The database's triggers read these bytes too.</summary>
internal static class WrappedKey
{
    public const byte Format = 2;
    public const int Prefix = 1 + sizeof(int) + sizeof(uint);

    public static byte[] Write(int generation, uint leaf, byte[] sealedKey)
    {
        var wrapped = new byte[Prefix + sealedKey.Length];
        wrapped[0] = Format;
        BinaryPrimitives.WriteInt32BigEndian(wrapped.AsSpan(1), generation);
        BinaryPrimitives.WriteUInt32BigEndian(wrapped.AsSpan(1 + sizeof(int)), leaf);
        sealedKey.CopyTo(wrapped.AsSpan(Prefix));
        return wrapped;
    }

    /// <summary>Generation 0 has no leaves.</summary>
    public static (int Generation, uint Leaf) Place(ReadOnlySpan<byte> wrapped) =>
        wrapped.Length > Prefix && wrapped[0] == Format
            ? (BinaryPrimitives.ReadInt32BigEndian(wrapped[1..]), BinaryPrimitives.ReadUInt32BigEndian(wrapped[(1 + sizeof(int))..]))
            : (0, 0);

    /// <summary>The first bytes of every data key of a generation.</summary>
    public static byte[] Begin(int generation) => Write(generation, 0, [])[..(1 + sizeof(int))];
}
