using System.Buffers.Binary;

namespace RightsRequests.Files;

/// <summary>Reads a PNG chunk by chunk (ISO/IEC 15948) and keeps what draws the picture.</summary>
internal static class PngFile
{
    private const int MostPixels = 100_000_000;
    private const int Framing = 12;
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly string[] Kept = ["IHDR", "PLTE", "tRNS", "gAMA", "sRGB", "IDAT", "IEND"];
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>Null where it is damaged.</summary>
    public static PictureReading? Read(ReadOnlySpan<byte> file)
    {
        var clean = new MemoryStream(file.Length);
        clean.Write(Signature);
        var at = Signature.Length;
        var (header, pixels) = (false, false);
        while (file.Length - at >= Framing)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - Framing)
            {
                return null;
            }

            var chunk = file.Slice(at, (int)length + Framing);
            var named = chunk[4..^4];
            if (Crc(named) != BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]))
            {
                return null;
            }

            at += chunk.Length;
            var name = System.Text.Encoding.ASCII.GetString(named[..4]);
            if (header == (name == "IHDR") || (name == "IHDR" && !IsHeader(named[4..])))
            {
                return null;
            }

            header = true;
            pixels |= name == "IDAT";
            if (Kept.Contains(name))
            {
                clean.Write(chunk);
            }

            if (name == "IEND")
            {
                return pixels ? new(clean.ToArray(), at) : null;
            }
        }

        return null;
    }

    private static bool IsHeader(ReadOnlySpan<byte> data) =>
        data.Length == 13
        && BinaryPrimitives.ReadUInt32BigEndian(data) is > 0 and var width
        && BinaryPrimitives.ReadUInt32BigEndian(data[4..]) is > 0 and var height
        && (ulong)width * height <= MostPixels;

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var one in data)
        {
            crc = CrcTable[(crc ^ one) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint CrcOf(int index)
    {
        var crc = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }

        return crc;
    }
}
