using System.Security.Cryptography;
using MimeKit;
using MimeKit.Utils;
using NodaTime;

namespace RightsRequests.Intake;

/// <summary>A message as the mail server gave it.</summary>
/// <param name="Raw">Whole, as it came.</param>
/// <param name="ArrivedAt">By the server's own account.</param>
public sealed record ArrivedMail(byte[] Raw, Instant ArrivedAt)
{
    private static readonly Duration Believable = Duration.FromDays(7);

    /// <summary>What makes it the same message: its id, sender, date and body. An id can be missing or copied, and many send the same words: no message must be lost for another's sake.</summary>
    internal string Identity(MimeMessage? message)
    {
        var body = Raw.AsSpan();
        var gap = body.IndexOf("\r\n\r\n"u8);
        gap = gap >= 0 ? gap : body.IndexOf("\n\n"u8);
        return $"{message?.MessageId}\n{message?.From}\n{message?.Headers[HeaderId.Date]}\n{Convert.ToHexString(SHA256.HashData(gap < 0 ? body : body[gap..]))}";
    }

    /// <summary>When it reached us: what our own server, the last one, wrote on it; its account of the folder where that is missing or cannot be.</summary>
    internal Instant ReceivedAt(MimeMessage? message)
    {
        var last = message?.Headers.FirstOrDefault(header => header.Id == HeaderId.Received)?.Value;
        if (last is null || !DateUtils.TryParse(last[(last.LastIndexOf(';') + 1)..].Trim(), out var date))
        {
            return ArrivedAt;
        }

        var received = Instant.FromDateTimeOffset(date);
        return received <= ArrivedAt && received > ArrivedAt - Believable ? received : ArrivedAt;
    }
}
