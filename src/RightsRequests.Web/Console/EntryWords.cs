using RightsRequests.Law;

namespace RightsRequests.Web.Console;

/// <summary>The words of what comes by post and mail, as the console says them.</summary>
internal static class EntryWords
{
    public static readonly IReadOnlyDictionary<string, BilingualText> Channels = new Dictionary<string, BilingualText>
    {
        ["post"] = new("Lettre", "Letter"),
        ["phone"] = new("Appel", "Telephone call"),
        ["counter"] = new("Visite au guichet", "Visit at the counter"),
        ["email"] = new("Message électronique", "E-mail"),
    };

    public static readonly IReadOnlyDictionary<string, BilingualText> Returns = new Dictionary<string, BilingualText>
    {
        ["unknown-at-address"] = new("Destinataire inconnu à l’adresse", "Unknown at the address"),
        ["address-incomplete"] = new("Défaut d’accès ou d’adressage", "Address incomplete or out of reach"),
        ["unclaimed"] = new("Pli avisé et non réclamé", "Not claimed"),
        ["refused"] = new("Pli refusé", "Refused"),
        ["other"] = new("Autre raison", "Other reason"),
    };

    public static readonly IReadOnlyDictionary<string, BilingualText> Outcomes = new Dictionary<string, BilingualText>
    {
        ["created"] = new("Demande créée", "Request created"),
        ["ready"] = new("Prête", "Ready"),
        ["already"] = new("Déjà reprise", "Taken in before"),
        ["wrong"] = new("À corriger", "To be corrected"),
    };

    public static readonly IReadOnlyDictionary<string, BilingualText> Verdicts = new Dictionary<string, BilingualText>
    {
        ["clean"] = new("Contrôlé : rien de malveillant", "Checked: nothing malicious"),
        ["infected"] = new("Malveillant : ne s’ouvre pas", "Malicious: cannot be opened"),
        ["not-checked"] = new("Non contrôlé : pas d’antivirus", "Not checked: no scanner"),
    };
}
