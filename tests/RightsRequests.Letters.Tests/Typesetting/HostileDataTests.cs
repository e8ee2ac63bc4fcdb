using System.Text.Json;
using CsCheck;

namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>Whatever a form or a data holder sends is text, and never stops a letter.</summary>
[Collection(nameof(PressRoom))]
public sealed class HostileDataTests(PressRoom room)
{
    private static LetterData WithValue(string value)
    {
        var letter = SampleLetter.For("response", "access", "fr");
        return letter with
        {
            Data = [letter.Data[0] with { Value = value }],
            Addressee = letter.Addressee with { Name = value[..Math.Min(value.Length, 60)] },
            Reasons = value.Length < 1000 ? value : null,
        };
    }

    [Theory]
    [InlineData("#panic(\"x\") $ x^2 $ *gras* _it_ = titre")]
    [InlineData("#read(\"/etc/passwd\") @ref <label> `code` // fin")]
    [InlineData("]#import \"@preview/x:1.0.0\" [")]
    [InlineData("\\u{41} \" ' \\\" {{ }} %s")]
    public async Task Markup_in_data_is_printed_as_it_was_typed(string hostile) =>
        Assert.True(PdfText.Says(await room.TextOfAsync(WithValue(hostile)), hostile));

    [Fact]
    public async Task Control_characters_and_marks_that_turn_the_direction_are_taken_out()
    {
        var text = await room.TextOfAsync(WithValue("début\u0000\u0007\u001B[31m \u202Eniv\u202C \u2066x\u2069 fin\ud800"));
        Assert.True(PdfText.Says(text, "début[31m niv x fin"));
        Assert.DoesNotContain(text, character => character is '\u202E' or '\u2066' or '\u0000' or '\u001B');
    }

    [Theory]
    [InlineData("محمد الطاهر")]
    [InlineData("שרה כהן")]
    [InlineData("Ελένη Παπαδοπούλου")]
    [InlineData("Анна Жукова")]
    [InlineData("王小明 田中さくら")]
    [InlineData("김민준")]
    [InlineData("สมชาย ໃຈດີ សុខា")]
    [InlineData("अनिता Nguyễn Łukasz Þóra 😀")]
    public async Task A_name_in_any_of_these_scripts_is_drawn_with_a_real_glyph(string name)
    {
        var text = await room.TextOfAsync(WithValue(name));
        Assert.DoesNotContain('□', text);
    }

    [Fact]
    public async Task A_character_that_no_font_has_is_a_visible_box_and_is_named_at_the_end()
    {
        var text = await room.TextOfAsync(WithValue("Avant 𒍅 après"));
        Assert.True(PdfText.Says(text, "Avant □ après"));
        Assert.True(text.IndexOf("U+12345", StringComparison.Ordinal) > text.LastIndexOf("Avant", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mot ")]
    [InlineData("x")]
    [InlineData("ligne\n")]
    [InlineData("#panic(1) $")]
    [InlineData("محمد ")]
    [InlineData("😀")]
    public async Task Ten_megabytes_in_one_field_are_cut_with_a_plain_sentence_and_stand_whole_in_the_data_file(string piece)
    {
        var value = string.Concat(Enumerable.Repeat(piece, 10_000_000 / piece.Length));
        var pdf = await room.Press.TypesetAsync(WithValue(value) with { Embedded = JsonSerializer.SerializeToElement(new { value }) }, CancellationToken.None);
        Assert.InRange(PdfText.Pages(pdf), 3, 80);
        Assert.True(PdfText.Says(PdfText.Read(pdf), "suite non imprimée"));
        using var document = UglyToad.PdfPig.PdfDocument.Open(pdf);
        Assert.True(document.Advanced.TryGetEmbeddedFiles(out var files));
        Assert.Equal(value, JsonDocument.Parse(Assert.Single(files).Bytes.ToArray()).RootElement.GetProperty("value").GetString());
    }

    [Fact]
    public async Task A_field_that_is_not_handed_over_is_cut_too()
    {
        var letter = SampleLetter.For("refusal", "access", "fr") with { Reasons = new string('é', 10_000_000) };
        var text = await room.TextOfAsync(letter);
        Assert.True(PdfText.Says(text, "ééé […]"));
    }

    [Fact]
    public async Task Invisible_characters_do_not_change_what_is_read()
    {
        var text = await room.TextOfAsync(WithValue("Jean\u200BDu\u200Dpont\uFEFF\u00AD\u2060 fin"));
        Assert.True(PdfText.Says(text, "JeanDupont fin"));
    }

    [Fact]
    public void Any_text_at_all_is_typeset() =>
        Gen.String[Gen.Char, 0, 200].Sample(
            text => room.Press.TypesetAsync(WithValue(text), CancellationToken.None).GetAwaiter().GetResult().Length > 0,
            iter: 150,
            threads: 2);
}
