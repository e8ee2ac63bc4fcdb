using System.Text.Json;
using System.Text.Json.Serialization;

namespace RightsRequests.OpenDsr;

/// <summary>The JSON of the protocol.</summary>
public static class DsrJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 16,
        AllowDuplicateProperties = false,
    };
}

/// <summary>A request as it comes in, or as we send it; everything may be missing.</summary>
/// <param name="Extensions">Of single processors; we know none and pass over them.</param>
public sealed record DsrRequest(
    string? Regulation = null,
    string? SubjectRequestId = null,
    string? SubjectRequestType = null,
    IReadOnlyList<DsrIdentity?>? SubjectIdentities = null,
    string? SubmittedTime = null,
    string? ApiVersion = null,
    IReadOnlyList<string?>? StatusCallbackUrls = null,
    JsonElement? Extensions = null);

/// <summary>By what the person is found; without value in what a processor says that it supports.</summary>
public sealed record DsrIdentity(string? IdentityType = null, string? IdentityValue = null, string? IdentityFormat = null);

/// <summary>What a processor can do, and where its certificate lies.</summary>
public sealed record DsrDiscovery(string? ApiVersion = null, IReadOnlyList<DsrIdentity?>? SupportedIdentities = null, IReadOnlyList<string?>? SupportedSubjectRequestTypes = null, string? ProcessorCertificate = null);

/// <summary>The answer to a request.</summary>
public sealed record DsrReceipt(string ControllerId, string ExpectedCompletionTime, string ReceivedTime, string EncodedRequest, string SubjectRequestId);

/// <summary>The answer to a cancellation.</summary>
public sealed record DsrCancellation(string ControllerId, string SubjectRequestId, string ReceivedTime, string ApiVersion);

/// <summary>How far a request is: the answer to a question, and with its address a callback.</summary>
public sealed record DsrStatus(
    string? ControllerId = null,
    string? ExpectedCompletionTime = null,
    string? SubjectRequestId = null,
    string? RequestStatus = null,
    string? ApiVersion = null,
    string? StatusCallbackUrl = null,
    string? ResultsUrl = null,
    long? ResultsCount = null);

/// <summary>What was wrong; quotes nothing of the request.</summary>
public sealed record DsrFailure(DsrError Error)
{
    /// <summary>One fault.</summary>
    public static DsrFailure Of(int code, string reason, string message) => new(new DsrError(code, message, [new("Validation", reason, message)]));
}

/// <param name="Code">Of HTTP.</param>
public sealed record DsrError(int Code, string Message, IReadOnlyList<DsrErrorDetail> Errors);

/// <param name="Reason">A word that stays the same.</param>
public sealed record DsrErrorDetail(string Domain, string Reason, string Message);
