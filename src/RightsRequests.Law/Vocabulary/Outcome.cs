namespace RightsRequests.Law;

/// <summary>What one processing activity gets. Ordered from worst to best for the subject, not-applicable first.</summary>
public enum Outcome
{
    /// <summary>The right does not meet this activity at all.</summary>
    NotApplicable,
    Refused,
    /// <summary>A human must decide; the assessment proposes an outcome.</summary>
    NeedsDecision,
    GrantedInPart,
    Granted,
}
