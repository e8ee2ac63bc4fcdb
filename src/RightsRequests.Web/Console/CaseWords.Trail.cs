using RightsRequests.Law;

namespace RightsRequests.Web.Console;

/// <summary>The words of the trail: what happened, by whom and why.</summary>
public static partial class CaseWords
{
    public static readonly IReadOnlyDictionary<string, BilingualText> Happenings = new Dictionary<string, BilingualText>
    {
        ["action"] = new("Action", "Action"),
        ["erased"] = new("Effacé, l’entrée du registre reste", "Erased, the register entry remains"),
        ["address-confirmed"] = new("Adresse confirmée par un code", "Address confirmed by a code"),
        ["answered-late"] = new("Réponse hors délai", "Answered late"),
        ["approved"] = new("Décision approuvée", "Decision approved"),
        ["assigned"] = new("Attribué", "Assigned"),
        ["case-closed"] = new("Dossier clos", "Case closed"),
        ["case-opened"] = new("Dossier ouvert", "Case opened"),
        ["complaint"] = new("Réclamation", "Complaint"),
        ["correction-recorded"] = new("Correction notée", "Correction recorded"),
        ["decided-without-holder"] = new("Décidé sans un service", "Decided without a holder"),
        ["evidence-destroyed"] = new("Justificatif détruit", "Evidence destroyed"),
        ["evidence-opened"] = new("Justificatif ouvert", "Evidence opened"),
        ["evidence-received"] = new("Justificatif reçu", "Evidence received"),
        ["extended"] = new("Délai prolongé", "Time limit extended"),
        ["extended-late"] = new("Prolongation annoncée hors délai", "Extension told late"),
        ["fee"] = new("Frais", "Fee"),
        ["holder-answered"] = new("Réponse d’un service", "A holder answered"),
        ["instructed"] = new("Sur instruction d’un responsable de traitement", "On a controller’s instruction"),
        ["controller-told"] = new("Responsable de traitement informé", "Controller told"),
        ["holder-reported"] = new("Avancement d’un sous-traitant", "A processor told how far it is"),
        ["holder-handed-over"] = new("Question confiée au suppléant du service", "Query handed over to the holder’s delegate"),
        ["holder-asked"] = new("Service interrogé", "A holder was asked"),
        ["human-review"] = new("Réexamen humain", "Human review"),
        ["identity-compared"] = new("Identité comparée", "Identity compared"),
        ["identity-settled"] = new("Identité établie", "Identity settled"),
        ["incident"] = new("Incident", "Incident"),
        ["incident-dismissed"] = new("Incident écarté", "Incident dismissed"),
        ["incident-retried"] = new("Incident réessayé", "Incident retried"),
        ["incident-settled"] = new("Incident réglé", "Incident settled"),
        ["legal-hold"] = new("Gel des données", "Legal hold"),
        ["letter-approved"] = new("Lettre approuvée", "Letter approved"),
        ["letter-drafted"] = new("Lettre rédigée", "Letter drafted"),
        ["letter-posted-again"] = new("Courrier remis à poster", "Letter posted again"),
        ["letter-renewed"] = new("Preuve de la lettre renouvelée", "Letter’s proof renewed"),
        ["letter-returned"] = new("Courrier revenu", "Letter came back"),
        ["letter-sent"] = new("Lettre envoyée", "Letter sent"),
        ["letter-signed"] = new("Lettre signée", "Letter signed"),
        ["letter-waits"] = new("Lettre en attente de signature", "Letter waits to be signed"),
        ["message-received"] = new("Message reçu", "Message received"),
        ["message-sent"] = new("Message envoyé", "Message sent"),
        ["messages-read"] = new("Messages lus", "Messages read"),
        ["outcome-overridden"] = new("Issue changée", "Outcome changed"),
        ["moved-to-version"] = new("Passé à une autre version de la procédure", "Moved to another version of the procedure"),
        ["evidence-file-exported"] = new("Dossier de preuve remis", "Evidence file handed out"),
        ["path-taken"] = new("Voie prise", "Path taken"),
        ["recipient-confirmed"] = new("Destinataire : confirmation", "Recipient confirmed"),
        ["related-case-ended"] = new("Demande liée terminée", "Related request ended"),
        ["related-case-opened"] = new("Demande liée ouverte", "Related request opened"),
        ["reopened"] = new("Dossier rouvert", "Reopened"),
        ["request-handed-on"] = new("Demande transmise à son responsable", "Request handed on to its controller"),
        ["resumed"] = new("Délai repris", "Time limit resumed"),
        ["sent-back"] = new("Renvoyé à la préparation", "Sent back"),
        ["step-finished"] = new("Étape terminée", "Step finished"),
        ["suspended"] = new("Délai suspendu", "Time limit suspended"),
        ["suspended-from"] = new("Délai suspendu à partir de l’envoi de la lettre", "Time limit suspended from when the letter left"),
        ["task-opened"] = new("Tâche ouverte", "Task opened"),
        ["timer"] = new("Échéance", "Timer"),
        ["withdrawn"] = new("Retrait enregistré", "Withdrawal recorded"),
        ["withdrawn-by-subject"] = new("Demande retirée par la personne", "Request withdrawn by the person"),
        ["marked-duplicate"] = new("Clos comme doublon", "Closed as a duplicate"),
        ["spam-marked"] = new("Marqué comme indésirable", "Marked as spam"),
        ["spam-unmarked"] = new("Marque d’indésirable ôtée", "Spam mark removed"),
        ["spam-confirmed"] = new("Indésirable confirmé, clos sans lettre", "Spam confirmed, closed without a letter"),
        ["redacted"] = new("Donnée masquée", "Datum redacted"),
        ["disclosed"] = new("Donnée remise", "Datum handed over"),
        ["outcome-verified"] = new("Issue vérifiée auprès du service", "Outcome verified with the holder"),
        ["receipt-issued"] = new("Récépissé délivré", "Receipt issued"),
        ["entered-by-staff"] = new("Saisie par l’équipe", "Entered by staff"),
    };

    /// <summary>What a timer is for, by the first part of its key.</summary>
    public static readonly IReadOnlyDictionary<string, BilingualText> Timers = new Dictionary<string, BilingualText>
    {
        ["due-soon"] = new("échéance dans moins de sept jours", "last day within seven days"),
        ["remind"] = new("rappel à l’équipe", "reminder to staff"),
        ["suspended"] = new("rappel : délai suspendu", "reminder: time limit suspended"),
        ["lifting"] = new("rappel : levée en cours", "reminder: lifting under way"),
        ["reopened"] = new("rappel : dossier rouvert", "reminder: reopened"),
        ["overdue"] = new("échéance dépassée", "last day gone by"),
        ["remind-subject"] = new("rappel à la personne", "reminder to the person"),
        ["give-up"] = new("plus de réponse attendue de la personne", "no answer awaited from the person any more"),
        ["related"] = new("demande liée plus attendue", "related request awaited no more"),
        ["ask-again"] = new("service relancé", "holder asked again"),
        ["message-waits"] = new("message sans réponse", "message without an answer"),
        ["letter-waits"] = new("lettre toujours en attente", "letter still waiting"),
        ["reflection"] = new("délai de 48 heures écoulé : la lettre est signée", "48 hours gone by: the letter is signed"),
        ["verify"] = new("vérification des issues", "verification of the outcomes"),
        ["recipient-silent"] = new("destinataire sans confirmation", "recipient without a confirmation"),
        ["holder-late"] = new("service en retard", "holder late"),
    };

    /// <summary>Why the time limit is suspended.</summary>
    public static readonly IReadOnlyDictionary<string, BilingualText> Pauses = new Dictionary<string, BilingualText>
    {
        ["staff"] = new("décision de l’équipe", "decision of staff"),
        ["identity"] = new("justificatif d’identité attendu", "evidence of identity awaited"),
        ["clarification"] = new("précision attendue", "awaiting what was asked"),
    };

    /// <summary>Why evidence of identity was destroyed.</summary>
    public static readonly IReadOnlyDictionary<string, BilingualText> Destroyed = new Dictionary<string, BilingualText>
    {
        ["insufficient"] = new("il ne suffisait pas", "it was not enough"),
        ["identity-settled"] = new("identité établie", "identity settled"),
        ["not-established"] = new("identité non établie", "identity not established"),
        ["withdrawn"] = new("demande retirée", "request withdrawn"),
        ["check-ended"] = new("contrôle terminé", "check ended"),
    };

    /// <summary>What a letter waits for.</summary>
    public static readonly IReadOnlyDictionary<string, BilingualText> Away = new Dictionary<string, BilingualText>
    {
        ["time-authority"] = new("service d’horodatage", "time authority"),
        ["revocation-information"] = new("informations de révocation", "revocation information"),
        ["signing-service"] = new("service de signature", "signing service"),
        ["reflection-period"] = new("un dossier médical ne se communique pas avant 48 heures (article L. 1111-7 du code de la santé publique)", "a health record is not communicated before 48 hours (Article L. 1111-7 of the French Public Health Code)"),
    };

    /// <summary>How far a processor is, or we are for a controller.</summary>
    public static readonly IReadOnlyDictionary<string, BilingualText> Progress = new Dictionary<string, BilingualText>
    {
        ["pending"] = new("en attente", "pending"),
        ["in-progress"] = new("en cours", "in progress"),
        ["in_progress"] = new("en cours", "in progress"),
        ["completed"] = new("terminé", "completed"),
        ["cancelled"] = new("annulé", "cancelled"),
    };

    /// <summary>Kinds of tasks.</summary>
    public static readonly IReadOnlyDictionary<string, BilingualText> Tasks = new Dictionary<string, BilingualText>
    {
        ["post"] = new("Courrier à poster", "Letter to be posted"),
        ["holder"] = new("Réponse d’une personne", "Answer of a person"),
    };

    /// <summary>What can fail and be an incident.</summary>
    public static readonly IReadOnlyDictionary<string, BilingualText> Effects = new Dictionary<string, BilingualText>
    {
        ["ask-holder"] = new("Question à un service", "Query to a holder"),
        ["typeset-letter"] = new("Composition d’une lettre", "Typesetting of a letter"),
        ["sign-letter"] = new("Signature d’une lettre", "Signing of a letter"),
        ["send-letter"] = new("Envoi d’une lettre", "Sending of a letter"),
        ["tell-staff"] = new("Message à l’équipe", "Mail to staff"),
        ["remind-subject"] = new("Rappel à la personne", "Reminder to the person"),
        ["tell-subject"] = new("Message à la personne", "Mail to the person"),
        ["tell-controller"] = new("Nouvelle au responsable", "News to the controller"),
        ["tell-related-cases"] = new("Lien entre demandes", "Link of requests"),
        ["retry-effect"] = new("Nouvel essai", "New try"),
        ["replay-message"] = new("Réponse reprise", "Answer taken anew"),
        ["timer"] = new("Échéance", "Timer"),
    };

    /// <summary>Why an effect failed for good, by the type of the failure: what the world outside did, or what is not set up.</summary>
    public static readonly IReadOnlyDictionary<string, BilingualText> Failures = new Dictionary<string, BilingualText>
    {
        ["WebhookRefusedException"] = new("le service n’a pas pris la question", "the holder did not take the query"),
        ["WebhookAddressException"] = new("l’adresse du service n’est pas de celles que nous appelons", "the holder’s address is none that we call"),
        ["DsrUntrustedException"] = new("la réponse du sous-traitant n’est pas signée comme elle doit l’être", "the processor’s answer is not signed as it must be"),
        ["HttpRequestException"] = new("l’autre côté est hors d’atteinte", "the other side cannot be reached"),
        ["TimeoutException"] = new("l’autre côté n’a pas répondu à temps", "the other side did not answer in time"),
        ["TaskCanceledException"] = new("l’autre côté n’a pas répondu à temps", "the other side did not answer in time"),
        ["InvalidDataException"] = new("ce qui est venu est trop long ou illisible", "what came is too long or cannot be read"),
        ["IOException"] = new("la liaison a été coupée", "the connection was cut"),
        ["SocketException"] = new("l’autre côté est hors d’atteinte", "the other side cannot be reached"),
        ["AuthenticationException"] = new("le certificat de l’autre côté n’est pas accepté", "the other side’s certificate is not accepted"),
        ["PostgresException"] = new("une base de données a refusé", "a database refused"),
        ["NpgsqlException"] = new("une base de données est hors d’atteinte", "a database cannot be reached"),
        ["SmtpCommandException"] = new("le serveur de messagerie a refusé", "the mail server refused"),
        ["SmtpProtocolException"] = new("la liaison avec le serveur de messagerie a été coupée", "the connection to the mail server was cut"),
        ["ServiceNotConnectedException"] = new("la liaison avec le serveur de messagerie a été coupée", "the connection to the mail server was cut"),
        ["SslHandshakeException"] = new("la liaison chiffrée n’a pu être établie", "no encrypted connection could be made"),
        ["LetterFailedException"] = new("la lettre n’a pu être composée", "the letter could not be typeset"),
        ["MailWordingException"] = new("le texte du message a une faute", "the wording of the mail has a fault"),
        ["CryptographicException"] = new("une clé ou un certificat ne convient pas", "a key or a certificate does not fit"),
        ["WrongKeyFileException"] = new("le fichier de clés n’est pas celui de cette base", "the key file is not this database’s"),
        ["KeyDestroyedException"] = new("la clé de cette demande est détruite", "the key of this request is destroyed"),
    };

    /// <summary>Why the file of a request was erased.</summary>
    public static readonly IReadOnlyDictionary<string, BilingualText> Erasures = new Dictionary<string, BilingualText>
    {
        ["authority-order"] = new("ordre de l’autorité de contrôle", "order of the supervisory authority"),
        ["court-order"] = new("décision de justice", "court order"),
        ["filed-in-error"] = new("déposée par erreur", "filed in error"),
        ["kept-too-long"] = new("gardée trop longtemps", "kept too long"),
        ["retention-over"] = new("durée de conservation écoulée", "retention period over"),
        ["key-destroyed"] = new("clé détruite", "key destroyed"),
    };

    /// <summary>Who acts and is no member of staff.</summary>
    public static readonly IReadOnlyDictionary<string, BilingualText> Actors = new Dictionary<string, BilingualText>
    {
        ["system"] = new("le moteur", "the engine"),
        ["subject"] = new("la personne", "the person"),
    };
}
