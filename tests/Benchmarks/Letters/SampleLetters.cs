using NodaTime;
using RightsRequests.Letters;

namespace RightsRequests.Benchmarks.Letters;

/// <summary>Letters as a day brings them: every kind in both languages, no two alike.</summary>
internal static class SampleLetters
{
    public static IReadOnlyList<LetterData> Of(int count)
    {
        var kinds = LetterTemplate.Languages.SelectMany(language => LetterTemplate.Wordings().Select(wording => SampleLetter.For(wording.Kind, wording.Right, language))).ToList();
        return [.. Enumerable.Range(0, count).Select(number => kinds[number % kinds.Count] with
        {
            Reference = $"DR-2026-{number:D5}",
            SubjectName = $"Solange Petitjean {number}",
            Addressee = new($"Mme Solange Petitjean {number}", [$"{number} rue des Écoles", "54000 Nancy"]),
            VerificationUrl = $"https://droits.mutuelle.example/verifier?r=DR-2026-{number:D5}&c={number:D32}",
        })];
    }

    /// <summary>An access letter that prints so many data, unlike that of another number.</summary>
    public static LetterData Annex(int rows, int number)
    {
        var letter = SampleLetter.For("response", "access", "fr");
        return letter with
        {
            Data = [.. Enumerable.Range(0, rows).Select(row => letter.Data[0] with { Label = $"Adresse postale {row}", Value = $"{row} rue des Écoles, bâtiment {number}, 54000 Nancy", CollectedOn = new LocalDate(2020, 1, 1).PlusDays(row) })],
            DataCount = rows,
        };
    }
}
