using NodaTime;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Versions;

/// <summary>A version of a procedure and the cases that go by it.</summary>
/// <param name="Hash">SHA-256 of its text.</param>
/// <param name="InForce">True for the one that new cases begin with.</param>
/// <param name="FirstCase">When the first case began with it; null: none did.</param>
public sealed record VersionInUse(Right Right, string Hash, int? Version, bool InForce, int Open, int Ended, Instant? FirstCase);

/// <summary>A file of the pack, and since when the office works by it as it is.</summary>
public sealed record PolicyFileView(string File, string Hash, Instant Since);

/// <summary>An open case on an earlier version.</summary>
/// <param name="Verdict">Whether it may go on by the version in force; null: its state can no longer be read.</param>
public sealed record CaseOnVersion(Guid Id, string Reference, string Step, VersionVerdict? Verdict);

/// <summary>What came of moving one case.</summary>
/// <param name="Moved">False: it stays as it was.</param>
public sealed record MovedCase(Guid Id, string Reference, bool Moved);
