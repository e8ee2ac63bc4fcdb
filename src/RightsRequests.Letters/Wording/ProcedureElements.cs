namespace RightsRequests.Letters;

/// <summary>What the letters on the way to an answer must contain.</summary>
internal static class ProcedureElements
{
    public static IReadOnlyList<LegalElement> For(string kind) => kind switch
    {
        "acknowledgement" =>
        [
            new("GDPR 12(3)", "the due date", "Nous vous répondrons au plus tard le", "We will answer by"),
            new("GDPR 12(6)", "what is needed if identity is in doubt", "Si nous avions un doute sur votre identité", "Should we have a doubt about your identity"),
            new("GDPR 38(4)", "that the DPO answers questions", "Pour toute question, notre délégué", "Our data protection officer will answer any question"),
            LegalElements.DirectivesRecorded,
        ],
        "identity-request" =>
        [
            new("GDPR 12(6)", "why there is doubt", "Pourquoi nous avons un doute", "Why we have a doubt"),
            new("GDPR 12(6)", "exactly what is needed", "Il nous faut, et rien de plus", "We need the following, and nothing more"),
            new("GDPR 12(6)", "how to send it", "Comment nous l’envoyer", "How to send it"),
            new("EDPB 01/2022, 5.3", "that the time limit is suspended", "Le délai de réponse est suspendu", "The time limit for our answer is suspended"),
            new("GDPR 5(1)(e)", "that the copy is destroyed after the check", "est détruite dès que la vérification est faite", "is destroyed as soon as the check is done"),
        ],
        "clarification-request" =>
        [
            new("recital 63", "the large quantity of data", "une grande quantité de données", "a large quantity of data", ElementCondition.Question),
            new("recital 63", "what can be chosen", "Ce que vous pouvez choisir", "What you can choose", ElementCondition.Question),
            new("recital 63", "that everything may be insisted on", "Vous pouvez maintenir que vous voulez tout", "You may insist on everything", ElementCondition.Question),
            new("EDPB 01/2022, 5.3", "that the time limit is suspended", "Le délai de réponse est suspendu", "The time limit for our answer is suspended", ElementCondition.Question),
            new("GDPR 12(5)", "that the request is unfounded or excessive, and the facts", "manifestement infondée ou excessive", "manifestly unfounded or excessive", ElementCondition.Fee),
            new("GDPR 12(5)(a)", "the fee", "nos seuls coûts administratifs", "our administrative costs only", ElementCondition.Fee),
            new("GDPR 12(5)", "what the person can still do", "Ce que vous pouvez faire", "What you can do", ElementCondition.Fee),
            .. LegalElements.Complaint(ElementCondition.Fee),
        ],
        "extension" =>
        [
            new("GDPR 12(3)", "the reasons", "en raison de la complexité et du nombre de demandes", "because of the complexity and number of the requests"),
            new("GDPR 12(3)", "the new date", "La nouvelle date", "The new date"),
            new("GDPR 12(3)", "at most three months from receipt", "ne dépasse pas trois mois à compter de la réception", "no later than three months from the receipt"),
        ],
        "restriction-lifting" =>
        [
            new("GDPR 18(3)", "that notice precedes the lifting", "Nous vous prévenons avant de lever cette limitation", "We inform you before the restriction is lifted"),
            new("GDPR 18(3)", "from when", "La limitation sera levée", "The restriction will be lifted"),
            new("GDPR 18(3)", "why", "Pourquoi", "Why"),
            .. LegalElements.Complaint(ElementCondition.Always),
        ],
        "recipient-notice" =>
        [
            new("GDPR 19", "that the data were passed on and a right exercised", "nous devons vous en informer", "we must inform you of it", ElementCondition.Recipient),
            new("GDPR 28(3)(e)", "that it is for the controller to answer", "C’est à vous, responsable de traitement, d’y répondre", "It is for you, the controller, to answer it", ElementCondition.Forwarded),
            new("GDPR 19", "the reference", "Notre référence est", "Our reference is"),
            new("GDPR 19", "the action", "L’action à mener", "The action to take"),
            new("GDPR 19", "the data concerned", "Les données concernées", "The data concerned"),
            new("GDPR 19", "that confirmation is asked", "Nous vous demandons de nous confirmer", "We ask you to confirm"),
            new("GDPR 32", "a secure channel", "N’envoyez aucune donnée personnelle par courrier électronique ordinaire", "Do not send personal data by ordinary e-mail"),
        ],
        "receipt" =>
        [
            new("GDPR 12(3)", "the date of receipt", "Nous attestons avoir reçu", "We certify that we received"),
            new("GDPR 12(3)", "the due date", "Nous vous répondrons au plus tard le", "We will answer by"),
            new("GDPR 12(1)", "the rights asked for", "Ce que vous demandez", "What you ask for"),
            new("GDPR 12(1)", "what happens next", "Ce qui se passe ensuite", "What happens next"),
        ],
        "closing-unidentified" =>
        [
            new("GDPR 12(2)", "the reasons", "Notre décision et ses motifs", "Our decision and its reasons"),
            new("GDPR 12(2)", "what the person can still do", "présenter de nouveau votre demande", "make your request again"),
            .. LegalElements.Complaint(ElementCondition.Always),
            new("GDPR 79", "the judicial remedy", "former un recours devant le juge", "bring the matter before a court"),
            new("GDPR 12(3)", "an apology for being late", "nos excuses pour ce retard", "our apologies for the delay", ElementCondition.Late),
        ],
        _ => throw new ArgumentException($"No table says what a letter of kind {kind} must contain.", nameof(kind)),
    };
}
