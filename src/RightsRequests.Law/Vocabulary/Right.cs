namespace RightsRequests.Law;

/// <summary>A right of the data subject that a request can exercise (GDPR Art. 7(3), 15 to 18, 20 to 22).</summary>
public enum Right
{
    /// <summary>Art. 15.</summary>
    Access,
    /// <summary>Art. 16.</summary>
    Rectification,
    /// <summary>Art. 17.</summary>
    Erasure,
    /// <summary>Art. 18.</summary>
    Restriction,
    /// <summary>Art. 20.</summary>
    Portability,
    /// <summary>Art. 21.</summary>
    Objection,
    /// <summary>Art. 22: human review of a decision made by automated means.</summary>
    AutomatedDecision,
    /// <summary>Art. 7(3).</summary>
    ConsentWithdrawal,
}
