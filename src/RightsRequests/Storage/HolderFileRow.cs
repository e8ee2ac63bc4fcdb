using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A file that a person who holds data has added to an answer not yet sent; with the answer it becomes a file of the request. Name and content are encrypted under the request's data key.</summary>
public sealed class HolderFileRow
{
    public Guid Id { get; set; }
    public Guid QueryId { get; set; }
    public Guid CaseId { get; set; }

    /// <summary>By its content, never by its name.</summary>
    public required string ContentType { get; set; }

    /// <summary>In bytes, before encryption.</summary>
    public int Length { get; set; }

    /// <summary>Of what is kept, hexadecimal.</summary>
    public required string Sha256 { get; set; }
    public required string Verdict { get; set; }
    public Instant AddedAt { get; set; }
    public required byte[] Name { get; set; }
    public required byte[] Content { get; set; }
}
