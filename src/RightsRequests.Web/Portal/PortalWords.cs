using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Portal;

/// <summary>The contract's words as the pages say them to people.</summary>
public static class PortalWords
{
    /// <summary>What both doors to a request say where its reference is left out.</summary>
    public const string ReferenceMissing = "écrivez la référence, par exemple DR-2026-7K3M9 / enter the reference, for example DR-2026-7K3M9";

    /// <summary>The rights as what a person wants done. Staff and letters name them as the law does (<see cref="PolicyPack.ProcedureWords.Rights"/>): different on purpose.</summary>
    public static IReadOnlyDictionary<string, BilingualText> Rights { get; } = new Dictionary<string, BilingualText>
    {
        ["access"] = new("Accéder à mes données", "Access my data"),
        ["rectification"] = new("Rectifier mes données", "Rectify my data"),
        ["erasure"] = new("Effacer mes données", "Erase my data"),
        ["restriction"] = new("Limiter le traitement de mes données", "Restrict the processing of my data"),
        ["portability"] = new("Récupérer mes données pour les transmettre (portabilité)", "Take my data with me (portability)"),
        ["objection"] = new("M’opposer à un traitement, à la prospection par exemple", "Object to a processing, such as marketing"),
        ["automated-decision"] = new("Faire réexaminer une décision automatisée", "Have an automated decision reviewed"),
        ["consent-withdrawal"] = new("Retirer mon consentement", "Withdraw my consent"),
    };

    /// <summary>Those that an activity of the register names, as the organisation calls them: others lead to nothing.</summary>
    public static IReadOnlyList<(string Word, BilingualText Name)> RelationsOf(Policy policy) =>
        [.. Enum.GetValues<Relation>().Where(one => policy.Register.Any(entry => entry.Law.Relations.Contains(one)))
            .Select(one => (one.Word(), policy.Organisation.Relations.GetValueOrDefault(one) ?? Relations[one.Word()]))];

    /// <summary>What people most often have corrected, as far as the register has such data.</summary>
    public static IReadOnlyList<(string Word, BilingualText Name)> CorrectionsOf(Policy policy)
    {
        var kept = policy.Register.SelectMany(entry => entry.Categories).ToHashSet();
        return [.. Corrections.Where(one => kept.Contains(one.Key.Split('/')[0])).Select(one => (one.Key, one.Value))];
    }

    /// <summary>Our words for them.</summary>
    public static IReadOnlyDictionary<string, BilingualText> Relations { get; } = new Dictionary<string, BilingualText>
    {
        ["insured"] = new("Assuré", "Insured person"),
        ["member"] = new("Membre", "Member"),
        ["beneficiary"] = new("Bénéficiaire", "Beneficiary"),
        ["prospect"] = new("Prospect", "Prospect"),
        ["business-contact"] = new("Relation d’affaires", "Business contact"),
        ["visitor"] = new("Visiteur de nos locaux", "Visitor of our premises"),
        ["site-user"] = new("Utilisateur de notre site", "User of our site"),
    };

    /// <summary>In what quality somebody acts for the data subject.</summary>
    public static IReadOnlyDictionary<string, BilingualText> Capacities { get; } = new Dictionary<string, BilingualText>
    {
        ["parent"] = new("Pour mon enfant mineur", "For my minor child"),
        ["guardian"] = new("Pour une personne dont je suis tuteur ou curateur", "For a person whose guardian I am"),
        ["mandate"] = new("Pour une personne qui m’a donné mandat", "For a person who gave me a mandate"),
        ["heir"] = new("Pour une personne décédée, dont je suis héritier", "For a deceased person whose heir I am"),
        ["named-in-directives"] = new("Pour une personne décédée, qui m’a désigné dans ses directives", "For a deceased person who named me in their directives"),
    };

    /// <summary>What a person may want done with their data after death (loi 78-17 Art. 85).</summary>
    public static IReadOnlyDictionary<string, BilingualText> Directives { get; } = new Dictionary<string, BilingualText>
    {
        ["destroy"] = new("Les détruire", "Destroy them"),
        ["hand-over"] = new("Les remettre à la personne que je nomme", "Hand them over to the person I name"),
    };

    /// <summary>What people most often have corrected, by <c>category/field</c>.</summary>
    public static IReadOnlyDictionary<string, BilingualText> Corrections { get; } = new Dictionary<string, BilingualText>
    {
        ["identification/postal-address"] = new("Adresse postale", "Postal address"),
        ["identification/email"] = new("Adresse électronique", "E-mail address"),
        ["identification/phone"] = new("Téléphone", "Telephone"),
        ["identification/full-name"] = new("Prénom et nom", "Full name"),
        ["identification/birth-date"] = new("Date de naissance", "Date of birth"),
        ["bank/iban"] = new("Coordonnées bancaires (IBAN)", "Bank details (IBAN)"),
        ["private-life/family-status"] = new("Situation familiale", "Family situation"),
    };

    public static IReadOnlyDictionary<string, BilingualText> States { get; } = new Dictionary<string, BilingualText>
    {
        ["open"] = new("En cours", "In progress"),
        ["closed"] = new("Terminée : la réponse est partie", "Finished: the answer was sent"),
        ["withdrawn"] = new("Retirée", "Withdrawn"),
    };

    public static IReadOnlyDictionary<string, BilingualText> Steps { get; } = new Dictionary<string, BilingualText>
    {
        ["acknowledge"] = new("Nous enregistrons votre demande.", "We are recording your request."),
        ["verify-identity"] = new("Nous vérifions votre identité.", "We are checking your identity."),
        ["assess"] = new("Nous examinons votre demande.", "We are examining your request."),
        ["await-related"] = new("Nous répondons d’abord à votre autre demande.", "We are first answering your other request."),
        ["ask-holders"] = new("Nos services cherchent vos données ou les traitent.", "Our departments are looking for your data, or dealing with them."),
        ["review"] = new("Nous relisons ce que nos services ont trouvé.", "We are reviewing what our departments found."),
        ["human-review"] = new("Une personne réexamine la décision.", "A person is reviewing the decision."),
        ["approve"] = new("La réponse attend sa validation.", "The answer awaits approval."),
        ["notify-recipients"] = new("Nous prévenons les destinataires de vos données.", "We are telling those who received your data."),
        ["send-letter"] = new("Nous préparons la lettre de réponse.", "We are preparing the letter of answer."),
        ["close"] = new("Nous terminons le dossier.", "We are closing the file."),
    };

    public static IReadOnlyDictionary<string, BilingualText> Documents { get; } = new Dictionary<string, BilingualText>
    {
        ["acknowledgement"] = new("Accusé de réception", "Acknowledgement"),
        ["identity-request"] = new("Demande de justificatif d’identité", "Request for proof of identity"),
        ["clarification-request"] = new("Demande de précision", "Request to specify"),
        ["extension"] = new("Prolongation du délai", "Extension of the time limit"),
        ["refusal"] = new("Refus motivé", "Refusal with its reasons"),
        ["response"] = new("Réponse", "Answer"),
        ["restriction-lifting"] = new("Levée de la limitation", "Lifting of the restriction"),
        ["recipient-notice"] = new("Information d’un destinataire", "Notice to a recipient"),
        ["receipt"] = new("Récépissé", "Receipt"),
        ["closing-unidentified"] = new("Clôture faute d’identification", "Closing for lack of identification"),
        ["data-package"] = new("Vos données (fichier ZIP)", "Your data (ZIP file)"),
    };

    public static IReadOnlyDictionary<string, BilingualText> Timeline { get; } = new Dictionary<string, BilingualText>
    {
        ["case-opened"] = new("Demande reçue", "Request received"),
        ["identity-settled"] = new("Identité établie", "Identity established"),
        ["letter-sent"] = new("Lettre envoyée", "Letter sent"),
        ["suspended"] = new("Délai suspendu : nous attendons votre réponse", "Time limit suspended: we await your answer"),
        ["resumed"] = new("Le délai reprend", "The time limit runs again"),
        ["extended"] = new("Délai prolongé", "Time limit extended"),
        ["reopened"] = new("Dossier rouvert", "File reopened"),
        ["case-closed"] = new("Dossier clos", "File closed"),
        ["withdrawn-by-subject"] = new("Demande retirée par vous", "Request withdrawn by you"),
        ["withdrawn"] = new("Demande retirée", "Request withdrawn"),
        ["message-received"] = new("Votre message est arrivé", "Your message arrived"),
        ["message-sent"] = new("Nous vous avons écrit un message", "We wrote you a message"),
        ["evidence-received"] = new("Votre justificatif d’identité est arrivé", "Your proof of identity arrived"),
        ["evidence-destroyed"] = new("Votre justificatif d’identité est détruit", "Your proof of identity was destroyed"),
    };
}
