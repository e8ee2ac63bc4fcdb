namespace RightsRequests.Law;

/// <summary>A fact of the request on which the law makes an outcome depend. Absent means: not established.</summary>
public enum RequestFact
{
    /// <summary>Consent was withdrawn (Art. 7(3), 17(1)(b)).</summary>
    ConsentWithdrawn,
    /// <summary>The subject contests the accuracy (Art. 18(1)(a)).</summary>
    AccuracyContested,
    /// <summary>The processing is unlawful (Art. 17(1)(d), 18(1)(b)).</summary>
    Unlawful,
    /// <summary>The subject opposes the erasure of unlawfully processed data (Art. 18(1)(b)).</summary>
    ErasureOpposed,
    /// <summary>The subject needs the data for legal claims (Art. 18(1)(c)): helps.</summary>
    NeededBySubjectForClaims,
    /// <summary>The controller needs the data for legal claims (Art. 17(3)(e)): refuses.</summary>
    NeededByControllerForClaims,
    /// <summary>An objection under Art. 21(1) waits for its decision (Art. 18(1)(d)).</summary>
    ObjectionPending,
    /// <summary>The objection was upheld: no overriding grounds (Art. 17(1)(c), 21(1)).</summary>
    ObjectionUpheld,
    /// <summary>The controller showed compelling legitimate grounds (Art. 21(1)).</summary>
    CompellingGrounds,
    /// <summary>No longer necessary for the purpose (Art. 17(1)(a)).</summary>
    NoLongerNecessary,
    /// <summary>The retention period has ended.</summary>
    RetentionEnded,
    /// <summary>Collected from a minor for an information society service (Art. 17(1)(f); loi 78-17 Art. 51 II).</summary>
    CollectedAsMinor,
}
