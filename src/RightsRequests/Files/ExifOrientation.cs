using System.Buffers.Binary;

namespace RightsRequests.Files;

/// <summary>Which way up a photograph is: all that is kept of its EXIF data.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const int Header = 6;

    /// <summary>1 to 8; null where it is not said.</summary>
    public static ushort? Of(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("Exif\0\0"u8) || body.Length < Header + 8)
        {
            return null;
        }

        var tiff = body[Header..];
        var little = tiff[0] == (byte)'I';
        var directory = Long(tiff[4..], little);
        if (directory > tiff.Length - 2)
        {
            return null;
        }

        var entries = Short(tiff[(int)directory..], little);
        for (var index = 0; index < entries; index++)
        {
            var at = (int)directory + 2 + (12 * index);
            if (at + 12 > tiff.Length)
            {
                return null;
            }

            if (Short(tiff[at..], little) == Tag)
            {
                return Short(tiff[(at + 8)..], little) is >= 1 and <= 8 and var orientation ? orientation : null;
            }
        }

        return null;
    }

    /// <summary>A segment that says nothing else.</summary>
    public static byte[] Segment(ushort orientation) =>
    [
        0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort Short(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Long(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
