using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>The typographer's rules, read back from every letter of every controller.</summary>
[Collection(nameof(PressRoom))]
public sealed partial class TypographyTests(PressRoom room)
{
    public static TheoryData<string, string, string, string> EveryWording()
    {
        var letters = new TheoryData<string, string, string, string>();
        foreach (var language in LetterTemplate.Languages)
        {
            foreach (var (kind, right) in LetterTemplate.Wordings())
            {
                foreach (var controller in Letterheads.Controllers)
                {
                    letters.Add(kind, right, language, controller);
                }
            }
        }

        return letters;
    }

    [Theory]
    [MemberData(nameof(EveryWording))]
    public async Task A_letter_keeps_the_rules(string kind, string right, string language, string controller)
    {
        // Only the letterhead differs by controller: every case under one, the ordinary one under each.
        foreach (var (name, letter) in SampleCases.Of(kind, right, language).Where((_, index) => index == 0 || controller == "mgen"))
        {
            var pdf = await room.Press.TypesetAsync(letter.Under(controller), CancellationToken.None);
            var text = Address().Replace(PdfText.Read(pdf), " ");
            var faults = (language == "fr" ? French(text) : [])
                .Concat(Parted().Matches(Lines(pdf)).Select(found => $"a number parted from its word: {found.Value}"))
                .Concat(PartedCitation().Matches(Lines(pdf)).Select(found => $"a citation parted by a hyphen: {found.Value}"))
                .Concat(DigitalDay().Matches(text).Select(found => $"a date in figures: {found.Value}"))
                .Concat(WidowedHeadings(pdf));
            Assert.Empty(faults.Select(fault => $"{name}: {fault}"));
        }
    }

    // A typeface may draw both kinds of space with one glyph: what counts is where the lines break.
    private static string Lines(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var text = new StringBuilder();
        Letter? before = null;
        foreach (var letter in document.GetPages().SelectMany(page => page.Letters))
        {
            text.Append(before is not null && before.StartBaseLine.Y - letter.StartBaseLine.Y > 6 ? "\n" : string.Empty).Append(letter.Value);
            before = letter;
        }

        return text.ToString();
    }

    private static IEnumerable<string> French(string text) =>
        BarePunctuation().Matches(text).Select(found => $"no narrow no-break space: {Around(text, found.Index)}")
            .Concat(FirstWithoutEr().Matches(text).Select(found => $"« 1 » for « 1er »: {found.Value}"))
            .Concat(StraightQuote().Matches(text).Select(found => $"a straight apostrophe or quotation mark: {Around(text, found.Index)}"));

    // A heading is the only line in the colour of the letterhead that begins at the margin.
    private static IEnumerable<string> WidowedHeadings(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        foreach (var page in document.GetPages())
        {
            var body = page.Letters.Where(letter => letter.StartBaseLine.Y > 60 && letter.Value.Trim().Length > 0 && IsDark(letter)).ToList();
            var last = body.MinBy(letter => letter.StartBaseLine.Y);
            if (last is not null && IsHeading(last))
            {
                yield return $"a heading is the last line of page {page.Number}";
            }
        }
    }

    private static bool IsHeading(Letter letter) =>
        letter.FontName?.Contains("SourceSans3", StringComparison.Ordinal) == true && letter.PointSize > 10;

    private static bool IsDark(Letter letter) => letter.Color.ToRGBValues().r < 0.75;

    private static string Around(string text, int index) => text[Math.Max(0, index - 15)..Math.Min(text.Length, index + 10)];

    [GeneratedRegex(@"https?://\S+?(?=[\s,]|\.\s|$)|\S+@\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![\u202F\d:;!?])[:;!?»]|«(?!\u202F)")]
    private static partial Regex BarePunctuation();

    [GeneratedRegex(@"\b1[ \u00A0](?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)")]
    private static partial Regex FirstWithoutEr();

    [GeneratedRegex(@"['""]")]
    private static partial Regex StraightQuote();

    // A line that ends between what belongs together.
    [GeneratedRegex(@"\b\d+\s*\n\s*(?:mois|ans|jours|données|months|years|days|GDPR|janvier|avril|mai|décembre|April|May|December)\b|\b(?:[Aa]rticle|paragraphe|point|Art\.|TSA|CS|n°)\s*\n\s*[\da-h]|(?:du|le)\s*\n\s*RGPD|\s*\n\s*[:;!?»]|«\s*\n")]
    private static partial Regex Parted();

    [GeneratedRegex(@"\b(?:[Aa]r(?:ti)?|[Pp]a(?:ra)?|[Mm]one(?:ta)?|[Ff]inan|Decem|Septem|Octo|Novem|Janu|Febru|[Cc]onsidé)[-\u00AD\u2010]\s*(?:ti|cle|ra|graphe|tary|ry|cial|ber|ary|rant)")]
    private static partial Regex PartedCitation();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}|\b\d{1,2}/\d{1,2}/\d{4}")]
    private static partial Regex DigitalDay();
}
