namespace RightsRequests.Letters;

/// <summary>What each letter must contain: the tables of the law's demands as data.</summary>
internal static class LegalElements
{
    private static readonly LegalElement[] EveryLetter =
    [
        new("GDPR 12(1)", "the reference", "Référence", "Reference"),
        new("GDPR 12(1)", "the right and its article", "Droit exercé", "Right exercised"),
        new("GDPR 12(3)", "the date of receipt", "Demande reçue le", "Request received on"),
        new("GDPR 12(3)", "the date of the letter", "Date de cette lettre", "Date of this letter"),
        new("GDPR 13(1)(b)", "the contact of the DPO", "Délégué à la protection des données (DPO)", "Data protection officer (DPO)"),
        new("GDPR 12(5)", "that it is free of charge", "gratuite", "free of charge"),
    ];

    private static readonly LegalElement SecureChannel =
        new("GDPR 32", "a secure channel", "votre page de suivi", "your status page");

    private static readonly LegalElement[] Remedies =
    [
        new("GDPR 12(4)", "the reasons", "Les motifs de notre décision", "The reasons for our decision", ElementCondition.Refused),
        .. Complaint(ElementCondition.Refused),
        new("GDPR 79", "the judicial remedy", "former un recours devant le juge", "bring the matter before a court", ElementCondition.Refused),
    ];

    private static readonly LegalElement[] EveryAnswer =
    [
        .. Remedies,
        new("GDPR 12(3)", "an apology for being late", "nos excuses pour ce retard", "our apologies for the delay", ElementCondition.Late),
        new("loi 78-17 Art. 85", "quality proved and directives checked", "vérifié votre qualité d’héritier", "checked that you are an heir", ElementCondition.Heir),
        new("loi 78-17 Art. 85", "quality proved and the directive checked", "vérifié votre qualité de personne désignée, ainsi que les directives", "checked that you are the person named, and the directives", ElementCondition.NamedInDirectives),
    ];

    /// <summary>That directives were recorded, in the acknowledgement and in the answer to an erasure.</summary>
    public static readonly LegalElement DirectivesRecorded =
        new("loi 78-17 Art. 85", "the directives recorded", "vos directives pour après votre décès", "your directives for after your death", ElementCondition.DirectivesRecorded);

    /// <summary>Everything that a letter of this kind and right must hold.</summary>
    public static IReadOnlyList<LegalElement> For(string kind, string right) =>
    [
        .. EveryLetter,
        // A recipient has no status page; its notice says how to answer safely.
        .. kind == "recipient-notice" ? Enumerable.Empty<LegalElement>() : [SecureChannel],
        .. kind switch
        {
            "refusal" => [.. EveryAnswer, .. RefusalElements.All],
            "response" => [.. EveryAnswer, .. ResponseElements.For(right)],
            _ => ProcedureElements.For(kind),
        },
    ];

    /// <summary>The complaint to the authority with its address.</summary>
    public static IEnumerable<LegalElement> Complaint(ElementCondition when) =>
    [
        new("GDPR 12(4)", "the complaint to the CNIL, with its address", "3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07", "3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07", when),
        new("GDPR 12(4)", "where to complain online", "cnil.fr/plaintes", "cnil.fr/plaintes", when),
    ];
}
