using RightsRequests.Intake;

namespace RightsRequests.Office.Tests.Intake.Mail;

public sealed class SuggestingRights
{
    [Theory]
    [InlineData("Je souhaite exercer mon droit d'accès.", "access")]
    [InlineData("Pouvez-vous m'envoyer une copie de toutes mes données personnelles ?", "access")]
    [InlineData("I would like a copy of my personal data.", "access")]
    [InlineData("Mon adresse est fausse, merci de rectifier.", "rectification")]
    [InlineData("Merci d’effacer mon dossier.", "erasure")]
    [InlineData("Please delete all my data.", "erasure")]
    [InlineData("Je demande la limitation du traitement.", "restriction")]
    [InlineData("Je demande la portabilité de mes données.", "portability")]
    [InlineData("Je m'oppose à la prospection.", "objection")]
    [InlineData("Je ne souhaite plus recevoir vos publicités", "objection")]
    [InlineData("Stop sending me offers", "objection")]
    [InlineData("Je conteste cette décision automatisée et demande une intervention humaine.", "automated-decision")]
    [InlineData("Je retire mon consentement.", "consent-withdrawal")]
    [InlineData("I withdraw my consent", "consent-withdrawal")]
    [InlineData("Supprimez mon compte et retirez mon consentement", "erasure consent-withdrawal")]
    [InlineData("Quand serai-je remboursé de mes lunettes ?", "")]
    [InlineData("Where is my card?", "")]
    [InlineData("Merci.\n> Vos droits : accès, effacer, droit d'accès, portabilité", "")]
    public void Words_suggest_rights(string text, string rights) =>
        Assert.Equal(rights.Split(' ', StringSplitOptions.RemoveEmptyEntries), RightSuggestion.Of(null, text));

    [Theory]
    [InlineData(19_000, "consent-withdrawal")]
    [InlineData(20_000, "")]
    public void No_message_keeps_it_busy_its_beginning_is_read(int before, string right) =>
        Assert.Equal(right.Split(' ', StringSplitOptions.RemoveEmptyEntries), RightSuggestion.Of(null, string.Concat(Enumerable.Repeat("mot ", before / 4)) + "Je retire mon consentement."));

    [Theory]
    [InlineData("Please send me the data you hold", "en")]
    [InlineData("Merci de me dire quelles données vous avez", "fr")]
    [InlineData("", "fr")]
    public void Its_language_is_that_of_most_of_its_words(string text, string language) =>
        Assert.Equal(language, RightSuggestion.LanguageOf(text));
}
