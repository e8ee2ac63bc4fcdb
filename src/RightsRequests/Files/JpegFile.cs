using System.Buffers.Binary;

namespace RightsRequests.Files;

/// <summary>Reads a JPEG segment by segment (ITU-T T.81) and keeps what draws the picture, and which way up it is.</summary>
internal static class JpegFile
{
    private const int MostPixels = 100_000_000;
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <summary>Null where it is damaged.</summary>
    public static PictureReading? Read(ReadOnlySpan<byte> file)
    {
        var clean = new MemoryStream(file.Length);
        clean.Write(file[..2]);
        var at = 2;
        var (frame, scan) = (false, false);
        while (at + 1 < file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == EndOfImage)
            {
                clean.Write(file.Slice(at, 2));
                return frame && scan ? new(clean.ToArray(), at + 2) : null;
            }

            if (at + 4 > file.Length || BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]) is var length && (length < 2 || at + 2 + length > file.Length))
            {
                return null;
            }

            var segment = file.Slice(at, 2 + length);
            at += segment.Length;
            if (IsFrame(marker))
            {
                if (!HasSize(segment[4..]))
                {
                    return null;
                }

                frame = true;
            }

            Keep(clean, marker, segment);
            if (marker == StartOfScan)
            {
                scan = true;
                var end = EndOfScan(file, at);
                clean.Write(file[at..end]);
                at = end;
            }
        }

        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;

    private static bool HasSize(ReadOnlySpan<byte> frame) =>
        frame.Length >= 6
        && BinaryPrimitives.ReadUInt16BigEndian(frame[1..]) is > 0 and var height
        && BinaryPrimitives.ReadUInt16BigEndian(frame[3..]) is > 0 and var width
        && (long)width * height <= MostPixels;

    // Of the segments that applications add, those that colours need; of EXIF only the orientation.
    private static void Keep(MemoryStream clean, byte marker, ReadOnlySpan<byte> segment)
    {
        var body = segment[4..];
        if (marker == 0xE1)
        {
            if (ExifOrientation.Of(body) is { } orientation)
            {
                clean.Write(ExifOrientation.Segment(orientation));
            }
        }
        else if (marker is (>= 0xE0 and <= 0xEF) or 0xFE)
        {
            if ((marker == 0xE0 && body.StartsWith("JFIF\0"u8) && body.Length == 14) || (marker == 0xEE && body.StartsWith("Adobe"u8) && body.Length == 12))
            {
                clean.Write(segment);
            }
        }
        else
        {
            clean.Write(segment);
        }
    }

    // Within a scan 0xFF is followed by 0, or by a restart.
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (at + 1 < file.Length && !(file[at] == 0xFF && file[at + 1] is not (0 or (>= 0xD0 and <= 0xD7))))
        {
            at++;
        }

        return Math.Min(at, file.Length);
    }
}
