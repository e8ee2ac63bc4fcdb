using NodaTime;

namespace RightsRequests.Storage;

/// <summary>The PDF of a letter: the draft until signed, then the signed one.</summary>
public sealed class LetterRow
{
    public Guid Id { get; set; }
    public Guid CaseId { get; set; }
    public required string Kind { get; set; }
    public string? Recipient { get; set; }
    public required byte[] Pdf { get; set; }
    public bool Signed { get; set; }

    /// <summary>Keyed hash of what the letter says, printed on it as a code; null for data packages.</summary>
    public byte[]? Proof { get; set; }
    public Instant ChangedAt { get; set; }
}
