namespace RightsRequests.EvidenceFiles;

/// <summary>What asking for an evidence file came to.</summary>
public abstract record EvidenceFileOutcome;

/// <param name="Name">File name, with the reference.</param>
/// <param name="Zip">The file.</param>
/// <param name="Manifest">SHA-256 of its manifest, as it stands in the audit trail.</param>
public sealed record EvidenceFile(string Name, byte[] Zip, string Manifest) : EvidenceFileOutcome;

/// <summary>Only the DPO and auditors may have it.</summary>
public sealed record EvidenceFileForbidden : EvidenceFileOutcome;

/// <summary>There is no such request.</summary>
public sealed record EvidenceFileUnknown : EvidenceFileOutcome;
