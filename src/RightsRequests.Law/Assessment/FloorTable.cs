namespace RightsRequests.Law;

/// <summary>On which bases the law lets a right be exercised at all, and by which article. Whether it then succeeds depends on the facts.</summary>
internal static class FloorTable
{
    /// <summary>The article that opens the right on that basis; null where the law does not.</summary>
    public static string? Article(Right right, LegalBasis basis) => (right, basis) switch
    {
        (Right.Access, _) => "15",
        (Right.Rectification, _) => "16",
        (Right.Erasure, _) => "17(1)",
        (Right.Restriction, _) => "18(1)",
        (Right.Portability, LegalBasis.Consent or LegalBasis.Contract) => "20(1)",
        (Right.Objection, LegalBasis.PublicTask or LegalBasis.LegitimateInterests) => "21(1)",

        // Direct marketing only, but there absolutely: a row that denies it falls below the floor.
        (Right.Objection, LegalBasis.Consent or LegalBasis.Contract) => "21(2)",
        (Right.AutomatedDecision, LegalBasis.LegalObligation or LegalBasis.PublicTask) => "22(2)(b)",
        (Right.AutomatedDecision, not LegalBasis.VitalInterests) => "22(3)",
        (Right.ConsentWithdrawal, LegalBasis.Consent) => "7(3)",
        _ => null,
    };
}
