using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>The words of procedures, as people say them: rights, letters, paths and steps.</summary>
public static class ProcedureWords
{
    /// <summary>The rights.</summary>
    public static IReadOnlyDictionary<string, BilingualText> Rights { get; } = new Dictionary<string, BilingualText>
    {
        ["access"] = new("Accès", "Access"),
        ["rectification"] = new("Rectification", "Rectification"),
        ["erasure"] = new("Effacement", "Erasure"),
        ["restriction"] = new("Limitation", "Restriction"),
        ["portability"] = new("Portabilité", "Portability"),
        ["objection"] = new("Opposition", "Objection"),
        ["automated-decision"] = new("Réexamen d’une décision automatisée", "Review of an automated decision"),
        ["consent-withdrawal"] = new("Retrait du consentement", "Withdrawal of consent"),
    };

    /// <summary>The kinds of letters.</summary>
    public static IReadOnlyDictionary<string, BilingualText> Letters { get; } = new Dictionary<string, BilingualText>
    {
        ["acknowledgement"] = new("Accusé de réception", "Acknowledgement"),
        ["identity-request"] = new("Demande de justificatif d’identité", "Request for evidence of identity"),
        ["clarification-request"] = new("Demande de précision", "Request to specify"),
        ["extension"] = new("Prolongation du délai", "Extension"),
        ["refusal"] = new("Refus", "Refusal"),
        ["response"] = new("Réponse", "Response"),
        ["restriction-lifting"] = new("Levée de la limitation", "Lifting of the restriction"),
        ["recipient-notice"] = new("Notification à un destinataire", "Notice to a recipient"),
        ["receipt"] = new("Récépissé", "Receipt"),
        ["closing-unidentified"] = new("Clôture sans identification", "Closing without identification"),
    };

    /// <summary>What holders are asked to do.</summary>
    public static IReadOnlyDictionary<string, BilingualText> Asked { get; } = new Dictionary<string, BilingualText>
    {
        ["locate"] = new("Chercher", "Locate"),
        ["export"] = new("Copier", "Export"),
        ["rectify"] = new("Rectifier", "Rectify"),
        ["erase"] = new("Effacer", "Erase"),
        ["restrict"] = new("Limiter", "Restrict"),
        ["lift-restriction"] = new("Lever la limitation", "Lift the restriction"),
        ["stop-processing"] = new("Cesser le traitement", "Stop the processing"),
        ["notify"] = new("Prévenir", "Notify"),
    };

    /// <summary>The paths that our procedures have; a pack may have others.</summary>
    public static IReadOnlyDictionary<string, BilingualText> Paths { get; } = new Dictionary<string, BilingualText>
    {
        ["steps"] = new("Voie ordinaire", "Ordinary way"),
        ["refuse"] = new("Refus", "Refusal"),
        ["close-unidentified"] = new("Identité non établie", "Identity not established"),
        ["marketing-only"] = new("Prospection seule", "Direct marketing only"),
        ["lift"] = new("Levée de la limitation", "Lifting of the restriction"),
    };

    /// <summary>The path's name, as the procedure's file says it, else as we do; of one that nobody names, its key as a phrase.</summary>
    /// <param name="procedure">Null where it is not known any more.</param>
    /// <param name="key">Of the path.</param>
    public static BilingualText Path(Procedure? procedure, string key) =>
        procedure?.PathNames.TryGetValue(key, out var named) == true ? named : Paths.TryGetValue(key, out var said) ? said : Phrase(key);

    /// <summary>What a step does.</summary>
    public static BilingualText Of(Step step) => step switch
    {
        AcknowledgeStep => new("Accuser réception", "Acknowledge receipt"),
        VerifyIdentityStep => new("Vérifier l’identité", "Verify the identity"),
        AssessStep => new("Examiner chaque traitement", "Assess each activity"),
        AwaitRelatedStep => new("Attendre les demandes liées", "Await related requests"),
        AskHoldersStep ask => Joined(new("Services", "Holders"), Asked[ask.Action.Word()]),
        ReviewStep { HumanReview: true } => new("Réexamen par une personne", "Review by a person"),
        ReviewStep => new("Relire les réponses", "Review the answers"),
        ApproveStep { FourEyes: true } => new("Approuver (quatre yeux)", "Approve (four eyes)"),
        ApproveStep => new("Approuver", "Approve"),
        NotifyRecipientsStep => new("Prévenir les destinataires", "Tell the recipients"),
        SendLetterStep letter => Joined(new("Lettre", "Letter"), Letters[letter.Letter.Word()]),
        CloseStep => new("Clore", "Close"),
        _ => Phrase(step.Word),
    };

    private static BilingualText Joined(BilingualText what, BilingualText which) => new($"{what.Fr} : {Lower(which.Fr)}", $"{what.En}: {Lower(which.En)}");

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static BilingualText Phrase(string key) => new(key.Replace('-', ' '), key.Replace('-', ' '));
}
