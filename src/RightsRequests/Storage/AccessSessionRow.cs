using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A session of a subject: first a one-time code, then a token. Both on real time.</summary>
public sealed class AccessSessionRow
{
    public Guid Id { get; set; }
    public Guid RequestId { get; set; }
    public byte[]? CodeHash { get; set; }
    public int Tries { get; set; }
    public Instant CodeExpiresAt { get; set; }
    public byte[]? TokenHash { get; set; }
    public Instant? TokenExpiresAt { get; set; }
}
