using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A key with which a data holder signs in over HTTP; of the key itself only a keyed hash is kept.</summary>
public sealed class HolderKeyRow
{
    public Guid Id { get; set; }
    public required string Holder { get; set; }
    public required byte[] KeyHash { get; set; }
    public Instant CreatedAt { get; set; }

    /// <summary>To the minute; null: never.</summary>
    public Instant? LastUsedAt { get; set; }

    /// <summary>Null while it is valid.</summary>
    public Instant? RevokedAt { get; set; }
}
