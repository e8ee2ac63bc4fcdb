using NodaTime;

namespace RightsRequests.Intake;

/// <summary>A draft as it is kept.</summary>
/// <param name="Code">By which it is resumed; null while none was asked for.</param>
/// <param name="ExpiresAt">From then on it is gone.</param>
public sealed record KeptDraft(Guid Id, RequestDraft Draft, string? Code, Instant ExpiresAt)
{
    /// <summary>How many times the code was mailed: a mailbox must not be filled.</summary>
    internal int Mails { get; init; }
}
