using MimeKit;

namespace RightsRequests.Intake;

/// <summary>Messages that no person wrote. A sign for who settles them, nothing more: a message can claim to be one, and a person decides.</summary>
public static class AutomaticMail
{
    /// <summary>A mail of ours, most often, did not reach whom it was for (RFC 3464).</summary>
    public const string Undelivered = "undelivered";

    /// <summary>An answer by itself, as of somebody who is away (RFC 3834).</summary>
    public const string Reply = "reply";

    /// <summary>One of the two, or null. What is generated otherwise, by the form of another site say, can hold a request: it is none of them.</summary>
    internal static string? Of(MimeMessage message)
    {
        if (message.Body is MultipartReport { ReportType: { } type } report && type.Equals("delivery-status", StringComparison.OrdinalIgnoreCase))
        {
            return report.OfType<MessageDeliveryStatus>().Any(Failed) ? Undelivered : Reply;
        }

        return Says(message, HeaderId.AutoSubmitted, "auto-replied") || Says(message, HeaderId.Precedence, "auto_reply") ? Reply : null;
    }

    private static bool Failed(MessageDeliveryStatus status)
    {
        try
        {
            return status.StatusGroups.Any(group => group["Action"] is { } action && action.Trim().StartsWith("failed", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or IOException)
        {
            return false;
        }
    }

    // Parameters may follow the word.
    private static bool Says(MimeMessage message, HeaderId header, string word) =>
        message.Headers[header] is { } value && value.Split(';')[0].Trim().Equals(word, StringComparison.OrdinalIgnoreCase);
}
