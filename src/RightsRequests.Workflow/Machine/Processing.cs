using System.Globalization;
using System.Text;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>Activities that the organisation only carries out for another controller: that one answers (GDPR Art. 28(3)(e)).</summary>
internal static class Processing
{
    public const string Ground = "28(3)(e)";
    private const string InstructionGround = "28(3)(a)";

    // A processor decides nothing about the data of its controller, whatever the right.
    public static ActivityAssessment NotOurs(RegisterEntry entry, Recipient controller) =>
        new(entry.Id, entry.Law.Basis, entry.Law.Marketing, Outcome.NotApplicable, Proposed: null, Ground, Reason(controller.Name), KeptUntil: null);

    /// <summary>What is processed for the controller that gives the instruction is done as it says (Art. 28(3)(a)); null for anything else, and where data must be held back.</summary>
    public static ActivityAssessment? Instructed(RegisterEntry entry, string controller, bool legalHold) =>
        !legalHold && entry.ProcessorFor?.Id == controller
            ? new(entry.Id, entry.Law.Basis, entry.Law.Marketing, Outcome.Granted, Proposed: null, InstructionGround, ByInstruction(entry.ProcessorFor.Name), KeptUntil: null)
            : null;

    private static BilingualText ByInstruction(BilingualText controller)
    {
        var article = Citation.InWords(InstructionGround);
        return new(
            $"Nous traitons ces données pour le compte {Of(controller.Fr)} et agissons sur son instruction ({article.Fr}).",
            $"We process these data on behalf of {controller.En} and act on its instruction ({article.En}).");
    }

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
