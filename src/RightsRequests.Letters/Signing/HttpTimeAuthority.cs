using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NodaTime;
using RightsRequests.Letters.Verification;

namespace RightsRequests.Letters.Signing;

/// <summary>An authority asked over HTTP (RFC 3161, 3.4). The nonce, the digest and the policy of its answer must be those asked.</summary>
internal sealed class HttpTimeAuthority(TimeAuthoritySettings settings, HttpClient http) : ITimeAuthority
{
    private const int LargestAnswer = 256 * 1024;

    public async Task<Rfc3161TimestampToken> StampAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancel)
    {
        var asked = Rfc3161TimestampRequest.CreateFromHash(
            sha256,
            HashAlgorithmName.SHA256,
            settings.Policy is null ? null : new Oid(settings.Policy),
            RandomNumberGenerator.GetBytes(16),
            requestSignerCertificates: true);
        var answer = await AnswerAsync(asked.Encode(), cancel).ConfigureAwait(false);
        Rfc3161TimestampToken token;
        try
        {
            token = asked.ProcessResponse(answer, out _);
        }
        catch (CryptographicException refused)
        {
            throw Away("refused", "refused, or answered something else than was asked", refused);
        }

        if (settings.Policy is { } policy && token.TokenInfo.PolicyId.Value != policy)
        {
            throw Away("other-policy", "stamped under another policy than the one asked for");
        }

        return IsTrusted(token, sha256) ? token : throw Away("not-trusted", "is not the one trusted, or its signature does not hold");
    }

    private async Task<byte[]> AnswerAsync(byte[] query, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url) { Content = new ByteArrayContent(query) };
        request.Content.Headers.ContentType = new("application/timestamp-query");
        if (settings.User is { } user)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{settings.Password}")));
        }

        return await BoundedHttp.SendAsync(http, request, LargestAnswer, cancel).ConfigureAwait(false) ?? throw Away("no-answer", "does not answer");
    }

    private bool IsTrusted(Rfc3161TimestampToken token, ReadOnlyMemory<byte> sha256)
    {
        var certificates = token.AsSignedCms().Certificates;
        return token.VerifySignatureForHash(sha256.Span, HashAlgorithmName.SHA256, out var signer, certificates)
            && signer is not null
            && (settings.Trust is null
                || CertificateChain.Fault(signer, certificates, Instant.FromDateTimeOffset(token.TokenInfo.Timestamp), settings.Trust) is null);
    }

    private static LetterWaitsException Away(string why, string what, Exception? because = null) =>
        new(LetterWaitsException.TimeAuthority, $"The time authority {what}.", because) { Why = why };
}
