using NodaTime;

namespace RightsRequests.Storage;

/// <summary>The digest of a signed letter, one for each renewal of its proof too: what anyone holds is recognised without keeping its content.</summary>
public sealed class IssuedLetterRow
{
    /// <summary>SHA-256 of the file.</summary>
    public required byte[] Sha256 { get; set; }
    public Guid LetterId { get; set; }
    public Instant At { get; set; }
}
