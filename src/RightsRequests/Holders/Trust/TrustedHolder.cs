using NodaTime;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>How a holder has behaved.</summary>
/// <param name="Holder">Its id.</param>
/// <param name="Name">Its name on pages.</param>
/// <param name="Transport">How it is asked.</param>
/// <param name="Incidents">Those of the last 24 hours that count.</param>
/// <param name="PausedAt">Since when it is asked nothing more; null: it is asked.</param>
/// <param name="Resumed">Who let it go on last, and why; null: it was never paused.</param>
public sealed record TrustedHolder(string Holder, BilingualText Name, Transport Transport, int Incidents, Instant? PausedAt, HolderResumption? Resumed);

/// <summary>A person let a holder go on.</summary>
public sealed record HolderResumption(Instant At, string By, string Reason);

/// <summary>What came of letting a holder go on.</summary>
public abstract record ResumeOutcome;

/// <summary>It is asked again; what waited goes out.</summary>
public sealed record HolderResumed : ResumeOutcome;

/// <summary>It is not paused, or not any more.</summary>
public sealed record HolderNotPaused : ResumeOutcome;

/// <summary>Only the DPO may (HTTP 403).</summary>
public sealed record ResumeForbidden : ResumeOutcome;

/// <summary>The reason is missing or too long.</summary>
/// <param name="Error">French and English.</param>
public sealed record ResumeRefused(string Error) : ResumeOutcome;
