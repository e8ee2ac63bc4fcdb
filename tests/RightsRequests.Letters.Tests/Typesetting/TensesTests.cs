using NodaTime;

namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>What has a day is told in the past, what has none is not.</summary>
[Collection(nameof(PressRoom))]
public sealed class TensesTests(PressRoom room)
{
    [Theory]
    [InlineData("response", "objection", "fr", "Nous ne vous envoyons plus de proposition commerciale depuis le 15 avril 2026.", "Nous ne vous enverrons plus de proposition commerciale.")]
    [InlineData("response", "objection", "en", "We have sent you no more commercial offers since 15 April 2026.", "We will send you no more commercial offers.")]
    [InlineData("response", "objection", "fr", "Nous avons cessé de traiter vos données le 15 avril 2026, pour", "Nous cessons de traiter vos données dès aujourd’hui, pour")]
    [InlineData("response", "objection", "en", "We stopped processing your data on 15 April 2026, for", "We stop processing your data today, for")]
    [InlineData("response", "restriction", "fr", "La limitation s’applique depuis le 15 avril 2026 aux", "La limitation s’applique dès aujourd’hui aux")]
    [InlineData("response", "restriction", "en", "The restriction has applied since 15 April 2026 to", "The restriction applies from today to")]
    [InlineData("recipient-notice", "erasure", "fr", "Nous avons effacé les données ci-dessous le 15 avril 2026.", "Nous avons effacé les données ci-dessous.")]
    [InlineData("recipient-notice", "erasure", "en", "We erased the data below on 15 April 2026.", "We have erased the data below.")]
    [InlineData("recipient-notice", "rectification", "en", "We rectified the data below on 15 April 2026.", "We have rectified the data below.")]
    [InlineData("recipient-notice", "restriction", "en", "We restricted the processing of the data below on 15 April 2026.", "We have restricted the processing of the data below.")]
    [InlineData("recipient-notice", "objection", "en", "We stopped the processing of the data below on 15 April 2026.", "We have stopped the processing of the data below.")]
    public async Task A_sentence_agrees_with_its_day(string kind, string right, string language, string dated, string undated)
    {
        var letter = SampleLetter.For(kind, right, language) with { EffectiveOn = new LocalDate(2026, 4, 15) };
        Assert.True(PdfText.Says(await room.TextOfAsync(letter), dated));
        Assert.True(PdfText.Says(await room.TextOfAsync(letter with { EffectiveOn = null }), undated));
    }
}
