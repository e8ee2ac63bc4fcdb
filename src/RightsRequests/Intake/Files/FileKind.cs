using System.Text;

namespace RightsRequests.Intake;

/// <summary>What a file is, by its first bytes. A name or a declared type says nothing.</summary>
public static class FileKind
{
    public const string Pdf = "application/pdf";
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string Text = "text/plain";
    public const string Message = "message/rfc822";
    public const string Unknown = "application/octet-stream";

    /// <summary>What a scanner makes.</summary>
    public static readonly IReadOnlyList<string> Scans = [Pdf, Jpeg, Png];

    /// <summary>The content type; <see cref="Unknown"/> where it is none of those known.</summary>
    public static string Of(ReadOnlySpan<byte> content) => content switch
    {
        _ when content.StartsWith("%PDF-"u8) => Pdf,
        _ when content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => Jpeg,
        _ when content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => Png,
        _ when IsPlainText(content) => Text,
        _ => Unknown,
    };

    // Markup is text too, but a browser may run it: only what has no tag at all is plain.
    private static bool IsPlainText(ReadOnlySpan<byte> content)
    {
        if (content.ContainsAny((byte)0, (byte)'<'))
        {
            return false;
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetCharCount(content) > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
