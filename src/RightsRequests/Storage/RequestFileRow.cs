using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A file that came with a request: the scan of a letter, what was attached to a mail. Name and content are encrypted under the request's data key.</summary>
public sealed class RequestFileRow
{
    public Guid Id { get; set; }
    public Guid RequestId { get; set; }

    /// <summary>Where it came from: <c>scan</c>, <c>mail</c> (the message as it came) or <c>attachment</c>.</summary>
    public required string Origin { get; set; }

    /// <summary>By its content, never by its name.</summary>
    public required string ContentType { get; set; }

    /// <summary>In bytes, before encryption.</summary>
    public int Length { get; set; }

    /// <summary>What the scan for malware found: <c>clean</c>, <c>infected</c> or <c>not-checked</c>.</summary>
    public required string Verdict { get; set; }
    public Instant AddedAt { get; set; }
    public required string AddedBy { get; set; }
    public required byte[] Name { get; set; }
    public required byte[] Content { get; set; }
}
