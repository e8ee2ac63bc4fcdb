namespace RightsRequests.Retention;

/// <summary>What came of erasing one request.</summary>
public abstract record EraseOutcome;

/// <summary>Its key is destroyed; the entry of the register remains.</summary>
/// <param name="Cases">How many cases it had.</param>
public sealed record Erased(int Cases) : EraseOutcome;

/// <summary>No such request.</summary>
public sealed record EraseUnknown : EraseOutcome;

/// <summary>It was erased before.</summary>
public sealed record ErasedBefore(NodaTime.Instant At) : EraseOutcome;

/// <summary>A legal hold, or a case that is not ended, forbids it.</summary>
/// <param name="Why"><c>legal-hold</c> or <c>open-case</c>.</param>
public sealed record EraseRefused(string Why) : EraseOutcome;
