using System.Net.Mail;
using System.Text;
using MimeKit;

namespace RightsRequests.Intake;

/// <summary>Reads a message that anybody may have made: whatever it holds, it becomes plain text and files, and never an exception.</summary>
internal static class MessageReading
{
    /// <summary>Deeper nests are left to the message itself, which is kept whole.</summary>
    private const int Deepest = 20;
    private const int MostFiles = 50;
    private const int LongestText = 18_000;

    /// <summary>What it says, and what is attached to it.</summary>
    public static (MailContent Content, IReadOnlyList<(string Name, byte[] Content)> Files) Read(MimeMessage message)
    {
        List<MimePart> parts = [];
        Collect(message.Body, parts, 0);
        var plain = parts.OfType<TextPart>().FirstOrDefault(part => part.IsPlain && !part.IsAttachment);
        var html = parts.OfType<TextPart>().FirstOrDefault(part => part.IsHtml && !part.IsAttachment);
        var text = plain is null ? "" : Clean(TextOf(plain), LongestText);
        if (text.Length == 0 && html is not null)
        {
            text = Clean(HtmlText.Of(TextOf(html)), LongestText);
        }

        var sender = message.From.Mailboxes.FirstOrDefault() ?? message.Sender;
        var subject = Clean(message.Subject ?? "", 300).ReplaceLineEndings(" ");
        var files = parts.Where(part => part != plain && part != html).Take(MostFiles).Select(part => (FileNames.Safe(part.FileName), Bytes(part))).ToList();
        return (new(
            NullIfEmpty(Clean(sender?.Name ?? "", 200).ReplaceLineEndings(" ")),
            Answerable(sender?.Address),
            NullIfEmpty(subject),
            text,
            RightSuggestion.Of(subject, text),
            RightSuggestion.LanguageOf(text),
            AutomaticMail.Of(message)), files);
    }

    private static void Collect(MimeEntity? entity, List<MimePart> parts, int depth)
    {
        if (depth > Deepest)
        {
            return;
        }

        switch (entity)
        {
            case Multipart multipart:
                foreach (var child in multipart)
                {
                    Collect(child, parts, depth + 1);
                }

                break;
            case MessagePart { Message: { } inner }:
                Collect(inner.Body, parts, depth + 1);
                break;
            case MimePart part:
                parts.Add(part);
                break;
        }
    }

    private static string TextOf(TextPart part)
    {
        try
        {
            return part.Text;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException or DecoderFallbackException or IOException or FormatException)
        {
            // A charset that nobody knows: what of it is ASCII can be read all the same.
            return Encoding.Latin1.GetString(Bytes(part));
        }
    }

    private static byte[] Bytes(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        return bytes.ToArray();
    }

    // No character that a form could not send back.
    private static string Clean(string text, int longest)
    {
        var kept = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (kept.Length >= longest)
            {
                kept.Append(" […]");
                break;
            }

            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
            {
                kept.Append(rune);
            }
        }

        return kept.ToString().Trim();
    }

    private static string? Answerable(string? address) =>
        address is { Length: <= 254 } && MailAddress.TryCreate(address, out var read) && read.Address == address && read.Host.Contains('.', StringComparison.Ordinal) ? address : null;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
