using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace RightsRequests.Correspondence;

/// <summary>The same words as the plain text, for readers of HTML: paragraphs and links, nothing fetched, nothing hidden.</summary>
internal static partial class MailHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(OutgoingMail mail)
    {
        var body = new StringBuilder();
        foreach (var paragraph in mail.Text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            body.Append("<p>").AppendJoin("<br>\n", paragraph.Split('\n').Select(Line)).Append("</p>\n");
        }

        return $"<!DOCTYPE html>\n<html lang=\"{(mail.Language == "en" ? "en" : "fr")}\">\n<head><meta charset=\"utf-8\"><title>{Encoder.Encode(mail.Subject)}</title></head>\n<body style=\"font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 40em\">\n{body}</body>\n</html>\n";
    }

    private static string Line(string line)
    {
        var text = new StringBuilder();
        var done = 0;
        foreach (Match link in Links().Matches(line))
        {
            var address = Encoder.Encode(link.Value);
            text.Append(Encoder.Encode(line[done..link.Index])).Append("<a href=\"").Append(address).Append("\">").Append(address).Append("</a>");
            done = link.Index + link.Length;
        }

        return text.Append(Encoder.Encode(line[done..])).ToString();
    }

    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>"".,;:!?]")]
    private static partial Regex Links();
}
