using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A one-time code mailed to a person who holds data, and the session that it opened. On real time.</summary>
public sealed class HolderInvitationRow
{
    public Guid Id { get; set; }
    public Guid QueryId { get; set; }
    public Guid CaseId { get; set; }
    public required string Holder { get; set; }

    /// <summary>True where it went to the person's delegate.</summary>
    public bool ToDelegate { get; set; }
    public required byte[] CodeHash { get; set; }
    public Instant CreatedAt { get; set; }
    public Instant ExpiresAt { get; set; }

    /// <summary>When the code opened the session; null: not yet.</summary>
    public Instant? UsedAt { get; set; }
    public byte[]? TokenHash { get; set; }
    public Instant? TokenExpiresAt { get; set; }
}
