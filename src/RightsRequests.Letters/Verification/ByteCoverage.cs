namespace RightsRequests.Letters.Verification;

/// <summary>
/// What of the file a signature covers. Anything but "all save exactly its own /Contents" lets somebody put bytes where no signature reaches.
/// </summary>
internal static class ByteCoverage
{
    /// <summary>Null when the range is sound; else the reason why not.</summary>
    /// <param name="reachesEnd">False when the file goes on after the signed bytes.</param>
    public static string? Fault(ReadOnlySpan<byte> file, PdfSignature signature, out bool reachesEnd)
    {
        reachesEnd = false;
        if (signature.ByteRange is not [0, > 0 and var gap, var after, >= 0 and var rest] || after < gap + 2 || after > file.Length || rest > file.Length - after)
        {
            return "L’étendue que couvre la signature est mal formée, ou dépasse le fichier. / The signature's byte range is malformed or goes beyond the file.";
        }

        if (!IsContents(file[(int)gap..(int)after], signature.Contents))
        {
            return "L’étendue que couvre la signature laisse de côté plus que la signature elle-même, ou autre chose. / The signature's byte range leaves out more, or something else, than the signature itself.";
        }

        reachesEnd = after + rest == file.Length;
        return null;
    }

    private static bool IsContents(ReadOnlySpan<byte> gap, ReadOnlySpan<byte> contents)
    {
        if (gap is not [(byte)'<', .. var digits, (byte)'>'] || digits.Length != contents.Length * 2)
        {
            return false;
        }

        var decoded = new byte[contents.Length];
        return Convert.FromHexString(digits, decoded, out _, out _) == System.Buffers.OperationStatus.Done && contents.SequenceEqual(decoded);
    }
}
