namespace RightsRequests.OpenDsr;

/// <summary>The names of the protocol: it was called OpenGDPR before, and both are honoured.</summary>
public sealed record DsrVersion
{
    /// <summary>OpenDSR 2.0.</summary>
    public static readonly DsrVersion Two = new() { Number = "2.0", Requests = "requests", DomainHeader = "X-OpenDSR-Processor-Domain", SignatureHeader = "X-OpenDSR-Signature" };

    /// <summary>OpenGDPR 1.0.</summary>
    public static readonly DsrVersion One = new() { Number = "1.0", Requests = "opengdpr_requests", DomainHeader = "X-OpenGDPR-Processor-Domain", SignatureHeader = "X-OpenGDPR-Signature" };

    private DsrVersion()
    {
    }

    /// <summary>As in <c>api_version</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Name of the address that takes requests.</summary>
    public required string Requests { get; init; }

    public required string DomainHeader { get; init; }
    public required string SignatureHeader { get; init; }

    /// <summary>The version of that number; the newer one for every number that does not begin with 0 or 1.</summary>
    public static DsrVersion Of(string? number) => number is ['0' or '1', '.', ..] or "1" ? One : Two;
}
