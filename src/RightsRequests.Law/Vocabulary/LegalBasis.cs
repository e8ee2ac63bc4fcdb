namespace RightsRequests.Law;

/// <summary>The legal basis of a processing activity (GDPR Art. 6(1)). An activity has exactly one.</summary>
public enum LegalBasis
{
    /// <summary>Art. 6(1)(a).</summary>
    Consent,
    /// <summary>Art. 6(1)(b).</summary>
    Contract,
    /// <summary>Art. 6(1)(c).</summary>
    LegalObligation,
    /// <summary>Art. 6(1)(d).</summary>
    VitalInterests,
    /// <summary>Art. 6(1)(e).</summary>
    PublicTask,
    /// <summary>Art. 6(1)(f).</summary>
    LegitimateInterests,
}
