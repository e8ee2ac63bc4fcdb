using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A request that a controller sent us over OpenDSR, and the case it became.</summary>
public sealed class DsrRequestRow
{
    /// <summary>Id of the controller, as declared.</summary>
    public required string Controller { get; set; }
    public Guid SubjectRequestId { get; set; }
    public Guid CaseId { get; set; }

    /// <summary>Keyed hash of the body: the same request once more is told from another one under its id.</summary>
    public required byte[] BodyHash { get; set; }
    public Instant ReceivedAt { get; set; }

    /// <summary>As in <c>api_version</c>: by which names its callbacks go.</summary>
    public required string Version { get; set; }

    /// <summary>Addresses to call back, encrypted under the request's data key: they may name a person.</summary>
    public required byte[] Callbacks { get; set; }
}
