using System.Text;
using System.Text.RegularExpressions;
using MimeKit.Text;

namespace RightsRequests.Intake;

/// <summary>The words of an HTML mail without its markup: nothing in it is run, fetched or kept.</summary>
internal static partial class HtmlText
{
    private const int Longest = 400_000;

    public static string Of(string html)
    {
        var text = new StringBuilder();
        var tokenizer = new HtmlTokenizer(new StringReader(html.Length > Longest ? html[..Longest] : html)) { DecodeCharacterReferences = true };
        HtmlTagId? hidden = null;
        while (tokenizer.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlTagToken tag when hidden is { } inside:
                    hidden = tag.Id == inside && tag.IsEndTag ? null : hidden;
                    break;
                case HtmlTagToken { IsEndTag: false, IsEmptyElement: false, Id: HtmlTagId.Script or HtmlTagId.Style or HtmlTagId.Title or HtmlTagId.Head } tag:
                    hidden = tag.Id;
                    break;
                case HtmlTagToken tag:
                    text.Append(Breaks(tag));
                    break;
                case HtmlDataToken data when hidden is null && token.Kind == HtmlTokenKind.Data:
                    text.Append(data.Data.ReplaceLineEndings(" "));
                    break;
            }
        }

        return Empty().Replace(Spaces().Replace(text.ToString().Replace('\u00A0', ' '), " "), "\n\n").Trim();
    }

    private static string Breaks(HtmlTagToken tag) => tag.Id switch
    {
        HtmlTagId.Br => "\n",
        HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.LI or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3 or HtmlTagId.BlockQuote or HtmlTagId.UL or HtmlTagId.OL or HtmlTagId.Table => "\n",
        HtmlTagId.TD or HtmlTagId.TH => " ",
        _ => "",
    };

    [GeneratedRegex("[ \t]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*\n\s*\n\s*")]
    private static partial Regex Empty();
}
