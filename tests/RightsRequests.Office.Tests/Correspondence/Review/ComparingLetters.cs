using RightsRequests.Correspondence;

namespace RightsRequests.Office.Tests.Correspondence.Review;

public sealed class ComparingLetters
{
    [Fact]
    public void What_is_said_otherwise_is_marked_word_by_word_and_the_rest_is_not()
    {
        var (paragraphs, left) = LetterComparison.Of(
            ["Madame Modèle,", "Nous avons reçu votre demande le 1er avril.", "Ce paragraphe manque.", "Vous pouvez saisir la CNIL."],
            ["Madame Exemple,", "Nous avons reçu votre demande le 3 mai.", "Vous pouvez saisir la CNIL.", "Une phrase ajoutée."]);

        Assert.Equal(["Madame Exemple,", "Nous avons reçu votre demande le 3 mai.", "Vous pouvez saisir la CNIL.", "Une phrase ajoutée."], paragraphs.Select(paragraph => string.Join(' ', paragraph.Select(piece => piece.Text))));
        Assert.Equal(["Exemple,", "3 mai.", "Une phrase ajoutée."], paragraphs.SelectMany(paragraph => paragraph).Where(piece => piece.Own).Select(piece => piece.Text));
        Assert.Equal(["Ce paragraphe manque."], left);
    }

    [Fact]
    public void The_same_letter_has_nothing_of_its_own()
    {
        var (paragraphs, left) = LetterComparison.Of(["Un texte.", "Un autre."], ["Un texte.", "Un autre."]);

        Assert.DoesNotContain(paragraphs.SelectMany(paragraph => paragraph), piece => piece.Own);
        Assert.Empty(left);
        Assert.Empty(LetterComparison.Of([], []).Paragraphs);
    }
}
