using NodaTime;
using RightsRequests.Contracts;

namespace RightsRequests.Correspondence;

/// <summary>An accepted answer with its content.</summary>
public sealed record StoredAnswer(Guid QueryId, Instant ReceivedAt, RightsAnswer Answer)
{
    /// <summary>Where its first record stands among all of the answer; above 0 in a later piece of uploaded content.</summary>
    public int FirstRecord { get; init; }

    /// <summary>True for a piece of uploaded content, which comes after its answer.</summary>
    public bool Continues { get; init; }
}
