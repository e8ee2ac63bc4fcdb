namespace RightsRequests.Letters;

/// <summary>What the answer to each right must contain besides what every answer does.</summary>
internal static class ResponseElements
{
    public static IReadOnlyList<LegalElement> For(string right) => right switch
    {
        "access" => AccessElements.All,
        "rectification" =>
        [
            new("GDPR 16", "what was changed or completed", "Ce que nous avons corrigé", "What we corrected"),
            RecipientsTold,
        ],
        "erasure" =>
        [
            new("GDPR 17(1)", "what was erased and where", "Ce que nous avons effacé", "What we erased"),
            new("GDPR 17(3)", "what is kept, on which ground, until when", "Ce que nous conservons", "What we keep"),
            new("GDPR 17(1)", "what happens to back-ups", "Les copies de sauvegarde", "Back-up copies"),
            RecipientsTold,
            LegalElements.DirectivesRecorded,
        ],
        "restriction" =>
        [
            new("GDPR 18(1)", "the case", "article 18, paragraphe 1", "Article 18(1)"),
            new("GDPR 18(1)", "scope and start", "La limitation s’applique", "to the processing granted below", ElementCondition.Granted),
            new("GDPR 18(2)", "what remains allowed", "Restent permis", "What remains allowed"),
            new("GDPR 18(3)", "that notice precedes the lifting", "avant de lever la limitation", "before the restriction is lifted"),
            RecipientsTold,
        ],
        "portability" =>
        [
            new("GDPR 20(1)", "the format", "structuré, couramment utilisé et lisible par machine", "structured, commonly used and machine-readable"),
            new("GDPR 20(1)", "the content", "Son contenu", "Its content"),
            new("GDPR 20(1)", "what was left out and why", "Ce qui a été laissé de côté", "What was left out"),
            new("GDPR 20(2)", "the transmission", "lui transmettre directement", "transmit it directly", ElementCondition.HandedOver),
            new("GDPR 12(3)", "until when the link works", "Le téléchargement reste possible", "The download works", ElementCondition.HandedOver),
        ],
        "objection" =>
        [
            new("GDPR 21(1)", "what stops", "Ce qui cesse", "What stops"),
            new("GDPR 21(3)", "the marketing objection confirmed, and the objection list", "liste d’opposition", "objection list", ElementCondition.MarketingGranted),
            new("GDPR 21(1)", "the compelling grounds in concrete terms", "des motifs légitimes et impérieux", "compelling legitimate grounds", ElementCondition.Refused),
        ],
        "automated-decision" =>
        [
            new("GDPR 22(3)", "who reviewed", "Qui a réexaminé la décision", "Who reviewed the decision"),
            new("GDPR 22(3)", "the result and the reasons", "Le résultat et ses raisons", "The result and its reasons"),
            new("GDPR 22(3)", "the right to contest", "Vous pouvez contester ce résultat", "You may contest this result"),
        ],
        "consent-withdrawal" =>
        [
            new("GDPR 7(3)", "stopped from which date", "sur la base de ce consentement depuis le", "on the basis of this consent since", ElementCondition.Granted),
            new("GDPR 7(3)", "that earlier processing stays lawful", "ce qui a été fait avant reste licite", "what was done before remains lawful"),
            new("GDPR 7(3)", "the consequences", "Les conséquences pour vous", "What follows for you"),
        ],
        _ => throw new ArgumentException($"No table says what the answer to {right} must contain.", nameof(right)),
    };

    private static LegalElement RecipientsTold =>
        new("GDPR 19", "that recipients are told", "(article 19 du RGPD)", "(Article 19 GDPR)");
}
