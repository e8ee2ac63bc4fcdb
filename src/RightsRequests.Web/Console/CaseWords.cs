using RightsRequests.Law;

namespace RightsRequests.Web.Console;

/// <summary>The contract's words on a case, as the console says them to staff; a word without an entry is shown as it is.</summary>
public static partial class CaseWords
{
    public static readonly IReadOnlyDictionary<string, BilingualText> Actions = new Dictionary<string, BilingualText>
    {
        ["confirm-identity"] = new("Confirmer l’identité", "Confirm the identity"),
        ["compare-identity"] = new("Comparer l’identité aux données connues", "Compare the identity with the data known"),
        ["doubt-identity"] = new("Demander un justificatif d’identité", "Ask for evidence of identity"),
        ["request-clarification"] = new("Demander une précision", "Ask to specify"),
        ["record-clarification"] = new("Noter une précision reçue", "Record what was specified"),
        ["accept-assessment"] = new("Accepter l’analyse", "Accept the assessment"),
        ["override-outcome"] = new("Changer l’issue d’un traitement", "Change the outcome of an activity"),
        ["re-ask-holder"] = new("Relancer un service", "Ask a holder again"),
        ["decide-without-holder"] = new("Décider sans un service", "Decide without a holder"),
        ["accept-answers"] = new("Accepter les réponses", "Accept the answers"),
        ["redact"] = new("Masquer ou remettre une donnée", "Redact or hand over a datum"),
        ["approve"] = new("Approuver", "Approve"),
        ["send-back"] = new("Renvoyer à la préparation", "Send back"),
        ["approve-letter"] = new("Approuver la lettre", "Approve the letter"),
        ["complete-task"] = new("Marquer une tâche comme faite", "Mark a task as done"),
        ["extend"] = new("Prolonger le délai", "Extend the time limit"),
        ["suspend"] = new("Suspendre le délai", "Suspend the time limit"),
        ["resume"] = new("Reprendre le délai", "Resume the time limit"),
        ["assign"] = new("Attribuer", "Assign"),
        ["note"] = new("Ajouter une note", "Add a note"),
        ["legal-hold"] = new("Gel des données", "Legal hold"),
        ["mark-duplicate"] = new("Clore comme doublon", "Close as a duplicate"),
        ["withdraw"] = new("Enregistrer le retrait de la demande", "Record the withdrawal of the request"),
        ["lift-restriction"] = new("Lever la limitation", "Lift the restriction"),
        ["refuse-request"] = new("Refuser la demande entière", "Refuse the whole request"),
        ["charge-fee"] = new("Demander des frais", "Charge a fee"),
        ["reopen"] = new("Rouvrir", "Reopen"),
        ["record-complaint"] = new("Enregistrer une réclamation", "Record a complaint"),
        ["record-confirmation"] = new("Noter la confirmation d’un destinataire", "Record a recipient’s confirmation"),
        ["record-return"] = new("Noter le retour d’un courrier", "Record a letter that came back"),
        ["post-again"] = new("Poster de nouveau", "Post again"),
        ["mark-spam"] = new("Marquer comme indésirable", "Mark as spam"),
        ["unmark-spam"] = new("Ôter la marque d’indésirable", "Remove the spam mark"),
        ["confirm-spam"] = new("Confirmer l’indésirable et clore sans lettre", "Confirm it is spam and close without a letter"),
        ["retry-incident"] = new("Réessayer un incident", "Retry an incident"),
        ["dismiss-incident"] = new("Écarter un incident", "Dismiss an incident"),
        ["send-message"] = new("Écrire à la personne", "Write to the person"),
        ["move-to-version"] = new("Passer à la version en vigueur de la procédure", "Move to the version of the procedure in force"),
        ["mark-messages-read"] = new("Marquer les messages comme lus", "Mark the messages as read"),
    };

    /// <summary>What completing a task says, by its kind.</summary>
    public static readonly IReadOnlyDictionary<string, BilingualText> TaskActions = new Dictionary<string, BilingualText>
    {
        ["post"] = new("Marquer comme postée", "Mark as posted"),
        ["holder"] = new("Enregistrer la réponse", "Record the answer"),
    };

    /// <summary>The same at a line of a table, which says what it is about.</summary>
    public static readonly IReadOnlyDictionary<string, BilingualText> LineActions = new Dictionary<string, BilingualText>
    {
        ["override-outcome"] = new("Changer l’issue", "Change the outcome"),
        ["re-ask-holder"] = new("Relancer", "Ask again"),
        ["decide-without-holder"] = new("Décider sans lui", "Decide without it"),
        ["retry-incident"] = new("Réessayer", "Retry"),
        ["dismiss-incident"] = new("Écarter", "Dismiss"),
        ["redact"] = new("Masquer ou remettre", "Redact or hand over"),
    };

    public static readonly IReadOnlyDictionary<string, BilingualText> Fields = new Dictionary<string, BilingualText>
    {
        ["activity"] = new("Traitement", "Processing activity"),
        ["amount"] = new("Montant en euros", "Amount in euros"),
        ["category"] = new("Catégorie", "Category"),
        ["choice"] = new("Choix", "Choice"),
        ["field"] = new("Champ", "Field"),
        ["ground"] = new("Motif (article du RGPD)", "Ground (article of the GDPR)"),
        ["hold"] = new("Gel", "Hold"),
        ["holder"] = new("Service", "Holder"),
        ["incident"] = new("Incident", "Incident"),
        ["letter"] = new("Lettre", "Letter"),
        ["of"] = new("Doublon de", "Duplicate of"),
        ["outcome"] = new("Issue", "Outcome"),
        ["postedOn"] = new("Postée le", "Posted on"),
        ["qualityProved"] = new("La qualité de la personne qui agit est-elle prouvée ?", "Is the quality of who acts proved?"),
        ["reason"] = new("Raison", "Reason"),
        ["reasons"] = new("Raisons, telles que la lettre les dira", "Reasons, as the letter will say them"),
        ["recipient"] = new("Destinataire", "Recipient"),
        ["record"] = new("Donnée", "Datum"),
        ["result"] = new("Résultat du réexamen", "Result of the review"),
        ["question"] = new("Question", "Question"),
        ["task"] = new("Tâche", "Task"),
        ["text"] = new("Texte", "Text"),
        ["user"] = new("À qui", "To whom"),
        ["value"] = new("Bonne valeur", "Right value"),
        ["why"] = new("Motif", "Reason"),
    };

    public static readonly IReadOnlyDictionary<string, BilingualText> Options = new Dictionary<string, BilingualText>
    {
        ["yes"] = new("Oui", "Yes"),
        ["no"] = new("Non", "No"),
        ["granted"] = new("Accordé", "Granted"),
        ["granted-in-part"] = new("Accordé en partie", "Granted in part"),
        ["refused"] = new("Refusé", "Refused"),
        ["not-applicable"] = new("Sans objet", "Not applicable"),
        ["needs-decision"] = new("À décider", "Needs a decision"),
        ["decision-changed"] = new("La décision change", "The decision changes"),
        ["decision-confirmed"] = new("La décision est confirmée", "The decision is confirmed"),
        ["keep"] = new("Geler", "Keep"),
        ["release"] = new("Lever le gel", "Release"),
        ["redact"] = new("Masquer", "Redact"),
        ["disclose"] = new("Remettre", "Hand over"),
        ["done"] = new("Fait", "Done"),
        ["procedure-corrected"] = new("La procédure a été corrigée", "The procedure was corrected"),
        ["law-changed"] = new("Le droit a changé", "The law changed"),
        ["organisation-changed"] = new("L’organisation a changé", "The organisation changed"),
        ["other"] = new("Autre raison", "Other reason"),
        ["no-data"] = new("Aucune donnée", "No data"),
        ["partial"] = new("En partie", "In part"),
        ["failed"] = new("Échec", "Failed"),
    };

    public static readonly IReadOnlyDictionary<string, BilingualText> States = new Dictionary<string, BilingualText>
    {
        ["open"] = new("En cours", "Open"),
        ["closed"] = new("Terminé", "Closed"),
        ["withdrawn"] = new("Retiré", "Withdrawn"),
    };

    public static readonly IReadOnlyDictionary<string, BilingualText> Steps = new Dictionary<string, BilingualText>
    {
        ["acknowledge"] = new("Accusé de réception", "Acknowledgement"),
        ["verify-identity"] = new("Identité", "Identity"),
        ["assess"] = new("Analyse", "Assessment"),
        ["await-related"] = new("Attend une autre demande", "Awaits another request"),
        ["ask-holders"] = new("Services interrogés", "Holders asked"),
        ["review"] = new("Relecture", "Review"),
        ["human-review"] = new("Réexamen humain", "Human review"),
        ["approve"] = new("Approbation", "Approval"),
        ["notify-recipients"] = new("Destinataires prévenus", "Recipients told"),
        ["send-letter"] = new("Lettre", "Letter"),
        ["close"] = new("Clôture", "Closing"),
    };

    public static readonly IReadOnlyDictionary<string, BilingualText> LetterStates = new Dictionary<string, BilingualText>
    {
        ["draft"] = new("Projet", "Draft"),
        ["approved"] = new("Approuvée", "Approved"),
        ["signed"] = new("Signée", "Signed"),
        ["sent"] = new("Envoyée", "Sent"),
    };

    public static readonly IReadOnlyDictionary<string, BilingualText> Identities = new Dictionary<string, BilingualText>
    {
        ["not-settled"] = new("À vérifier", "To be settled"),
        ["in-doubt"] = new("Justificatif demandé", "Evidence asked for"),
        ["settled"] = new("Établie", "Settled"),
        ["not-established"] = new("Non établie", "Not established"),
        ["erased"] = new("Effacée", "Erased"),
    };

    public static readonly IReadOnlyDictionary<string, BilingualText> Bases = new Dictionary<string, BilingualText>
    {
        ["consent"] = new("Consentement", "Consent"),
        ["contract"] = new("Contrat", "Contract"),
        ["legal-obligation"] = new("Obligation légale", "Legal obligation"),
        ["vital-interests"] = new("Intérêts vitaux", "Vital interests"),
        ["public-task"] = new("Mission d’intérêt public", "Public task"),
        ["legitimate-interests"] = new("Intérêts légitimes", "Legitimate interests"),
    };

    public static readonly IReadOnlyDictionary<string, BilingualText> HolderStates = new Dictionary<string, BilingualText>
    {
        ["asked"] = new("Attend sa réponse", "Awaiting its answer"),
        ["answered"] = new("A répondu", "Answered"),
        ["overdue"] = new("En retard : à vous de décider", "Overdue: yours to decide"),
        ["given-up"] = new("Décidé sans lui", "Decided without it"),
        ["waiting"] = new("Sera interrogé après un autre", "Asked once another has answered"),
    };

    /// <summary>What two holders say that does not go together.</summary>
    public static BilingualText Disagree(string kind, string one, string other) => kind == "erased-and-kept"
        ? new($"{one} a tout effacé, {other} a encore des données", $"{one} erased all, {other} still has data")
        : new($"{one} a des données de cette personne, {other} dit n’en avoir aucune", $"{one} has data of this person, {other} says it has none");

    /// <summary>The word as it is said, or itself.</summary>
    public static BilingualText Of(IReadOnlyDictionary<string, BilingualText> words, string word) => words.TryGetValue(word, out var said) ? said : new(word, word);
}
