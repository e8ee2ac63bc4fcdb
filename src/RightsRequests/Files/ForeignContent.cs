namespace RightsRequests.Files;

/// <summary>Finds a second file behind the first. Telephones put previews and films there, which are dropped; archives, pages and programs are not theirs.</summary>
internal static class ForeignContent
{
    private static readonly byte[][] Marks =
    [
        [.. "PK\u0003\u0004"u8], [.. "PK\u0005\u0006"u8], [.. "%PDF-"u8], [.. "Rar!\u001A"u8], [.. "<html"u8], [.. "<HTML"u8], [.. "<!DOCTYPE"u8], [.. "<!doctype"u8],
        [.. "<script"u8], [.. "<SCRIPT"u8], [.. "<svg"u8], [.. "<SVG"u8], [.. "<?php"u8], [.. "<?xml"u8], [.. "\u007FELF"u8],
    ];

    public static bool In(ReadOnlySpan<byte> rest)
    {
        foreach (var mark in Marks)
        {
            if (rest.IndexOf(mark) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the file is an archive too: a directory of one closes exactly at its end.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> file)
    {
        const int record = 22;
        var tail = file[Math.Max(0, file.Length - record - ushort.MaxValue)..];
        while (tail.LastIndexOf("PK\u0005\u0006"u8) is >= 0 and var at)
        {
            if (tail.Length - at >= record)
            {
                return true;
            }

            tail = tail[..at];
        }

        return false;
    }
}
