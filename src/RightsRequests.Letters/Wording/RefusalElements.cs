namespace RightsRequests.Letters;

/// <summary>What a refusal must contain besides the remedies: GDPR Art. 12(4), 12(5), 11(2).</summary>
internal static class RefusalElements
{
    public static readonly IReadOnlyList<LegalElement> All =
    [
        new("GDPR 12(4)", "the reasons", "Nos motifs", "Our reasons"),
        new("GDPR 12(4)", "what is granted all the same", "Ce que nous acceptons", "What we grant", ElementCondition.Granted),
        new("GDPR 12(5)", "that the request is unfounded or excessive, and the facts", "manifestement infondée ou excessive", "manifestly unfounded or excessive", ElementCondition.Unfounded),
        new("GDPR 12(5)(a)", "the fee", "nos seuls coûts administratifs", "our administrative costs only", ElementCondition.Fee),
        new("GDPR 12(5)", "what the person can still do", "présenter une nouvelle demande", "make a new request", ElementCondition.Unfounded),
        new("GDPR 11(2)", "that the person cannot be identified, and the facts", "pas en mesure de vous identifier", "not in a position to identify you", ElementCondition.Unidentifiable),
        new("GDPR 11(2)", "what the person can still do", "informations qui permettent de vous reconnaître", "information that lets us recognise you", ElementCondition.Unidentifiable),
    ];
}
