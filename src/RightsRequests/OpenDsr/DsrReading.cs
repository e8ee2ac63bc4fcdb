using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RightsRequests.Intake;

namespace RightsRequests.OpenDsr;

/// <summary>Reads and judges a request as it comes in.</summary>
internal static partial class DsrReading
{
    private const int MostIdentities = 50;
    private const int MostCallbacks = 5;
    private const int LongestValue = 200;
    private const int LongestUrl = 1000;

    /// <summary>The request, or what is wrong with it.</summary>
    /// <param name="body">As it came.</param>
    /// <param name="controller">Who sent it.</param>
    /// <param name="loopback">True where a callback may lead to this machine, in clear.</param>
    public static (DsrRead? Read, DsrFailure? Failure) Of(ReadOnlySpan<byte> body, DsrController controller, bool loopback)
    {
        DsrRequest? request;
        try
        {
            request = JsonSerializer.Deserialize<DsrRequest>(body, DsrJson.Options);
        }
        catch (JsonException)
        {
            request = null;
        }

        if (request is null)
        {
            return Wrong("MalformedJson", "The body is not a JSON object of this protocol.");
        }

        if (request.Regulation is not (null or "gdpr"))
        {
            return Wrong("UnsupportedRegulation", "regulation: only gdpr is supported.");
        }

        if (request.SubjectRequestId is not { } id || !UuidOfFour().IsMatch(id))
        {
            return Wrong("InvalidSubjectRequestId", "subject_request_id must be a UUID of version 4 in lower case.");
        }

        if (!DsrWords.Types.Contains(request.SubjectRequestType ?? ""))
        {
            return Wrong("UnsupportedRequestType", $"subject_request_type must be one of: {string.Join(", ", DsrWords.Types)}.");
        }

        if (!DateTimeOffset.TryParse(request.SubmittedTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) || !Rfc3339().IsMatch(request.SubmittedTime))
        {
            return Wrong("InvalidSubmittedTime", "submitted_time must be a time by RFC 3339.");
        }

        if (request.SubjectIdentities is not { Count: > 0 and <= MostIdentities } identities)
        {
            return Wrong("IdentitiesRequired", $"subject_identities must hold 1 to {MostIdentities} identities.");
        }

        if (identities.Any(one => one is not { IdentityType.Length: > 0, IdentityFormat.Length: > 0, IdentityValue.Length: > 0 and <= LongestValue }
            || one.IdentityValue.Any(char.IsControl) || !FieldErrors.IsWellFormed(one.IdentityValue)))
        {
            return Wrong("InvalidIdentity", $"An identity needs its type, format and a value of at most {LongestValue} characters.");
        }

        // Types that others may know are passed over; by one at least we must find the person.
        var known = identities.Where(one => one is { IdentityFormat: DsrWords.Raw, IdentityType: DsrWords.Email or DsrWords.CustomerId }).OfType<DsrIdentity>().ToList();
        if (known.Count == 0)
        {
            return Wrong("UnsupportedIdentities", "None of the identities is supported; see /discovery.");
        }

        var email = known.FirstOrDefault(one => one.IdentityType == DsrWords.Email)?.IdentityValue;
        if (RequestValidation.WrongEmail(email) is not null)
        {
            return Wrong("InvalidIdentity", "The identity of type email is no e-mail address.");
        }

        List<string> callbacks = [.. (request.StatusCallbackUrls ?? []).OfType<string>().Distinct()];
        if (callbacks.Count > MostCallbacks || callbacks.Any(url => !MayBeCalled(url, controller, loopback)))
        {
            return Wrong("CallbackRefused", $"status_callback_urls: at most {MostCallbacks}, https, at hosts declared for this controller.");
        }

        return (new(Guid.Parse(id), request.SubjectRequestType!, email, [.. known.Where(one => one.IdentityType == DsrWords.CustomerId).Select(one => one.IdentityValue!).Distinct()], callbacks), null);
    }

    private static (DsrRead?, DsrFailure?) Wrong(string reason, string message) => (null, DsrFailure.Of(400, reason, message));

    /// <summary>True for an address of a declared host.</summary>
    internal static bool MayBeCalled(string text, DsrController controller, bool loopback) =>
        text.Length <= LongestUrl
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url is { UserInfo: "", Fragment: "" }
        && (url.Scheme == Uri.UriSchemeHttps || (loopback && url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && controller.Callbacks.Contains(url.IdnHost, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\z")]
    private static partial Regex UuidOfFour();

    [GeneratedRegex(@"\A\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})\z")]
    private static partial Regex Rfc3339();
}

/// <summary>A request that may be taken.</summary>
/// <param name="CustomerIds">Numbers under which the controller knows the person.</param>
internal sealed record DsrRead(Guid Id, string Type, string? Email, IReadOnlyList<string> CustomerIds, IReadOnlyList<string> Callbacks);
