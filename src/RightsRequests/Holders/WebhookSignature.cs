using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace RightsRequests.Holders;

/// <summary>How a query to a webhook proves where it comes from.</summary>
internal static class WebhookSignature
{
    /// <summary>HMAC-SHA256 over the body, lower-case hexadecimal.</summary>
    public const string Header = "X-Rights-Signature";

    /// <summary>When it was sent: seconds since 1970. A holder refuses what is older than a few minutes.</summary>
    public const string TimestampHeader = "X-Rights-Timestamp";

    /// <summary>HMAC-SHA256 over the timestamp, a full stop and the body: nobody can send an old body under a new time.</summary>
    public const string TimestampSignatureHeader = "X-Rights-Timestamp-Signature";

    public static void Sign(HttpRequestMessage message, byte[] secret, byte[] body, Instant at)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        message.Headers.Add(Header, Hex(secret, body));
        message.Headers.Add(TimestampHeader, seconds);
        message.Headers.Add(TimestampSignatureHeader, Hex(secret, [.. Encoding.ASCII.GetBytes(seconds + "."), .. body]));
    }

    private static string Hex(byte[] secret, byte[] content) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, content));
}
