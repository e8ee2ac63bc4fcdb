using RightsRequests.Intake;
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

    /// <summary>In what quality somebody acts, as staff say it of them.</summary>
    public static readonly IReadOnlyDictionary<string, BilingualText> Capacities = new Dictionary<string, BilingualText>
    {
        ["parent"] = new("Parent d’un enfant mineur", "Parent of a minor child"),
        ["guardian"] = new("Tuteur ou curateur", "Guardian"),
        ["mandate"] = new("Mandataire (avocat, association, proche)", "Holder of a mandate (lawyer, association, relative)"),
        ["heir"] = new("Héritier d’une personne décédée", "Heir of a deceased person"),
        ["named-in-directives"] = new("Désigné dans les directives d’une personne décédée", "Named in the directives of a deceased person"),
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

    /// <summary>Messages that no person wrote.</summary>
    public static readonly IReadOnlyDictionary<string, BilingualText> Automatic = new Dictionary<string, BilingualText>
    {
        [AutomaticMail.Undelivered] = new("Non remis", "Not delivered"),
        [AutomaticMail.Reply] = new("Réponse automatique", "Automatic reply"),
    };

    /// <summary>The same, and what is to be done about them.</summary>
    public static readonly IReadOnlyDictionary<string, BilingualText> AboutAutomatic = new Dictionary<string, BilingualText>
    {
        [AutomaticMail.Undelivered] = new(
            "Une messagerie dit qu’un message n’a pas été remis à son destinataire. Si c’est l’un des nôtres, joignez la personne autrement, puis écartez cet avis.",
            "A mail server says that a message did not reach whom it was for. If it is one of ours, reach the person another way, then discard this notice."),
        [AutomaticMail.Reply] = new(
            "Une messagerie dit avoir répondu d’elle-même, comme en cas d’absence. Si ses mots ne demandent rien, écartez-la.",
            "A mail server says that it answered by itself, as when somebody is away. If its words ask for nothing, discard it."),
    };
}
