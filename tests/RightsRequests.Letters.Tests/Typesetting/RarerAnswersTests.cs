namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>Rarer rights answered truly: nothing corrected, a decision confirmed, several cases of restriction, a fee told before.</summary>
[Collection(nameof(PressRoom))]
public sealed class RarerAnswersTests(PressRoom room)
{
    private const string Court = "recours devant le juge";

    [Theory]
    [InlineData("fr", "Votre demande ne permet pas de savoir quelle donnée est inexacte", "aucun destinataire n’avait à en être informé", Court)]
    [InlineData("en", "Your request does not allow us to know which data are inaccurate", "there was no recipient to inform of it", "before a court")]
    public async Task A_rectification_that_corrected_nothing_says_why_and_names_both_remedies(string language, params string[] sentences)
    {
        var letter = SampleLetter.For("response", "rectification", language).With("granted");
        Assert.False(PdfText.Says(await room.TextOfAsync(letter), sentences[^1]));

        var text = await room.TextOfAsync(letter with { Corrections = [], Recipients = [] });

        Assert.DoesNotContain(sentences, sentence => !PdfText.Says(text, sentence));
    }

    [Theory]
    [InlineData("fr", "désormais « 3 rue des Lilas », mais pas dans tous nos fichiers : le contrat est clos.", "Nous n’avons rien corrigé", Court)]
    [InlineData("en", "now “3 rue des Lilas”, but not in all our files: le contrat est clos.", "We corrected nothing", "before a court")]
    public async Task What_was_corrected_in_part_is_neither_all_nor_nothing(string language, string says, string untrue, string remedy)
    {
        var letter = SampleLetter.For("response", "rectification", language).With("granted") with
        {
            Corrections = [new("Coordonnées", "adresse postale", "3 rue des Lilas", Made: false, "le contrat est clos.") { InPart = true }],
        };

        var text = await room.TextOfAsync(letter);

        Assert.True(PdfText.Says(text, says));
        Assert.True(PdfText.Says(text, remedy));
        Assert.False(PdfText.Says(text, untrue));
    }

    [Theory]
    [InlineData("decision-changed", false)]
    [InlineData("decision-confirmed", true)]
    public async Task Who_is_told_that_a_decision_stands_is_told_of_both_remedies(string result, bool both)
    {
        var letter = SampleLetter.For("response", "automated-decision", "fr").With("granted") with { ReviewResult = result, Reasons = "L’âge a été relevé sans erreur." };

        Assert.Equal(both, PdfText.Says(await room.TextOfAsync(letter), Court));
    }

    [Theory]
    [InlineData("18(1)(d)", "vous avez exercé votre droit d’opposition au traitement")]
    [InlineData("18(1)", "Votre demande ne précise pas dans lequel des quatre cas")]
    [InlineData(null, "il est indiqué plus bas pour chacun d’eux")]
    public async Task A_restriction_claims_one_case_for_all_only_where_it_is_one(string? restrictionCase, string sentence)
    {
        var letter = SampleLetter.For("response", "restriction", "fr").With("granted") with { RestrictionCase = restrictionCase };

        Assert.True(PdfText.Says(await room.TextOfAsync(letter), sentence));
    }

    [Fact]
    public async Task A_refusal_of_access_names_the_way_through_the_authority()
    {
        var letter = SampleLetter.For("refusal", "access", "fr") with { Outcomes = [], IndirectAccessThroughAuthority = true };

        Assert.True(PdfText.Says(await room.TextOfAsync(letter), "le droit d’accès s’exerce en écrivant à la CNIL"));
    }

    [Fact]
    public async Task An_answer_names_no_fee_that_stands_nowhere_in_it()
    {
        var letter = SampleLetter.For("response", "access", "fr") with { Fee = 12.5m };
        var text = await room.TextOfAsync(letter);

        Assert.True(PdfText.Says(text, "Hormis les frais de 12,50 € que nous vous avions annoncés"));
        Assert.False(PdfText.Says(text, "indiqués dans cette lettre"));
    }
}
