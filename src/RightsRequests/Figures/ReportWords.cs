using RightsRequests.Law;
using RightsRequests.PolicyPack;

namespace RightsRequests.Figures;

/// <summary>The words of the yearly report; rights are named as everywhere.</summary>
internal static class ReportWords
{
    private static readonly Dictionary<string, BilingualText> Words = new(StringComparer.Ordinal)
    {
        [""] = new("Tous les droits", "All rights"),
        ["web"] = new("Formulaire en ligne", "Online form"),
        ["post"] = new("Lettre", "Letter"),
        ["email"] = new("Message électronique", "E-mail"),
        ["phone"] = new("Appel", "Telephone call"),
        ["counter"] = new("Guichet", "Counter"),
        ["api"] = new("Interface de programmation", "Programming interface"),
        ["granted"] = new("Accordé", "Granted"),
        ["granted-in-part"] = new("Accordé en partie", "Granted in part"),
        ["refused"] = new("Refusé", "Refused"),
        ["needs-decision"] = new("Non décidé", "Not decided"),
        ["not-applicable"] = new("Droit sans objet", "The right does not apply"),
        ["not-identified"] = new("Clos sans identification", "Closed without identification"),
        ["withdrawn"] = new("Clos sans réponse", "Closed without an answer"),
    };

    public static string Of(string word, bool english) =>
        Words.TryGetValue(word, out var said) || ProcedureWords.Rights.TryGetValue(word, out said) ? (english ? said.En : said.Fr) : word;
}
