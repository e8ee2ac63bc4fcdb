namespace RightsRequests.Audit;

/// <summary>What verification of the audit trail found.</summary>
public abstract record AuditVerdict;

/// <summary>Every chain is whole.</summary>
public sealed record AuditIntact(int Cases, int Entries) : AuditVerdict;

/// <summary>The first broken entry.</summary>
/// <param name="Reference">Of the request; <c>-</c> where the entry's case is no longer there.</param>
/// <param name="CaseId">What the chain belongs to.</param>
/// <param name="Number">Number of the entry in its case, from 1.</param>
public sealed record AuditBroken(string Reference, Guid CaseId, int Number) : AuditVerdict;
