using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace RightsRequests.Office.Tests.Files;

/// <summary>Small files of every kind, made here.</summary>
internal static class SampleFiles
{
    public static byte[] Png(params (string Name, byte[] Data)[] more) => PngOf(1, more);

    /// <summary>One whose header says how wide and high it is drawn, whatever its data hold.</summary>
    public static byte[] PngOf(ushort side, params (string Name, byte[] Data)[] more) =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
        .. Chunk("IHDR", [0, 0, .. Length(side), 0, 0, .. Length(side), 8, 0, 0, 0, 0]),
        .. more.SelectMany(one => Chunk(one.Name, one.Data)),
        .. Chunk("IDAT", Deflated([0, 0x7F])),
        .. Chunk("IEND", []),
    ];

    /// <summary>One that reads as a JPEG segment by segment; what its scan shows does not matter here.</summary>
    public static byte[] Jpeg(string comment = "une photo", ushort side = 1) =>
    [
        0xFF, 0xD8,
        0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0,
        0xFF, 0xFE, .. Length(comment.Length + 2), .. Encoding.ASCII.GetBytes(comment),
        0xFF, 0xC0, 0, 11, 8, .. Length(side), .. Length(side), 1, 1, 0x11, 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0,
        0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56,
        0xFF, 0xD9,
    ];

    public static byte[] Pdf(string catalog = "", string between = "")
    {
        var text = new StringBuilder("%PDF-1.4\n");
        List<int> offsets = [];
        foreach (var body in new[] { $"<</Type/Catalog/Pages 2 0 R{catalog}>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>" })
        {
            offsets.Add(text.Length);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }

        text.Append(between);
        var start = text.Length;
        text.Append("xref\n0 4\n0000000000 65535 f \n");
        offsets.ForEach(offset => text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    public static byte[] Zip()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("a.txt");
        }

        return stream.ToArray();
    }

    private static byte[] Length(int length) => [(byte)(length >> 8), (byte)length];

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + named.Length), Crc(named));
        return chunk;
    }

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var one in data)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }

    private static byte[] Deflated(byte[] data)
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return stream.ToArray();
    }
}
