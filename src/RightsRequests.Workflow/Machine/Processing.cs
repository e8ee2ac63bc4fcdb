using System.Globalization;
using System.Text;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>Activities that the organisation only carries out for another controller: that one answers (GDPR Art. 28(3)(e)).</summary>
internal static class Processing
{
    public const string Ground = "28(3)(e)";

    // A processor decides nothing about the data of its controller, whatever the right.
    public static ActivityAssessment NotOurs(RegisterEntry entry, Recipient controller) =>
        new(entry.Id, entry.Law.Basis, entry.Law.Marketing, Outcome.NotApplicable, Proposed: null, Ground, Reason(controller.Name), KeptUntil: null);

    private static BilingualText Reason(BilingualText controller)
    {
        var article = Citation.InWords(Ground);
        return new(
            $"Nous traitons ces données pour le compte {Of(controller.Fr)}, à qui nous avons transmis votre demande ({article.Fr}).",
            $"We process these data on behalf of {controller.En}, to whom we have passed on your request ({article.En}).");
    }

    private static string Of(string name) => StartsWithVowel(name) ? $"d’{name}" : $"de {name}";

    private static bool StartsWithVowel(string name) =>
        name.Length > 0 && "AEIOUY".Contains(char.ToUpper(name.Normalize(NormalizationForm.FormD)[0], CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
