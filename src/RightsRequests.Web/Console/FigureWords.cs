using RightsRequests.Law;

namespace RightsRequests.Web.Console;

/// <summary>The words of figures, as pages and reports say them.</summary>
internal static class FigureWords
{
    public static readonly IReadOnlyDictionary<string, BilingualText> Endings = new Dictionary<string, BilingualText>
    {
        ["granted"] = new("Accordé", "Granted"),
        ["granted-in-part"] = new("Accordé en partie", "Granted in part"),
        ["refused"] = new("Refusé", "Refused"),
        ["not-applicable"] = new("Droit sans objet", "The right does not apply"),
        ["not-identified"] = new("Clos sans identification", "Closed without identification"),
        ["withdrawn"] = new("Clos sans réponse", "Closed without an answer"),
    };

    public static readonly IReadOnlyDictionary<string, BilingualText> Channels = new Dictionary<string, BilingualText>(EntryWords.Channels)
    {
        ["web"] = new("Formulaire en ligne", "Online form"),
        ["api"] = new("Interface de programmation", "Programming interface"),
    };
}
