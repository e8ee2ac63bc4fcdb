using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Ocsp;
using RightsRequests.Letters.Signing;
using Bc = Org.BouncyCastle.X509;

namespace RightsRequests.Letters.Evidence;

/// <summary>Responders and lists, asked over HTTP; what they said is kept for a few minutes, since one chain signs many letters.</summary>
internal sealed class RevocationSources(HttpClient http, IClock clock)
{
    private const int LargestResponse = 256 * 1024;
    private const int LargestList = 32 * 1024 * 1024;
    private static readonly Duration Kept = Duration.FromMinutes(10);
    private static readonly Duration ClocksDiffer = Duration.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (Instant At, ValidationData Proof)> _kept = new();

    /// <exception cref="LetterWaitsException">Neither says anything.</exception>
    /// <exception cref="CryptographicException">The certificate is revoked.</exception>
    public async Task<ValidationData> ProofAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        if (_kept.TryGetValue(certificate.Thumbprint, out var known) && now - known.At < Kept)
        {
            return known.Proof;
        }

        var (read, above) = (new Bc.X509Certificate(certificate.RawData), new Bc.X509Certificate(issuer.RawData));
        var proof = await OcspAsync(read, above, cancel).ConfigureAwait(false)
            ?? await ListAsync(read, above, cancel).ConfigureAwait(false)
            ?? throw new LetterWaitsException(LetterWaitsException.RevocationInformation, $"Neither an OCSP responder nor a revocation list speaks of {certificate.Subject}.");
        _kept[certificate.Thumbprint] = (now, proof);
        return proof;
    }

    private async Task<ValidationData?> OcspAsync(Bc.X509Certificate certificate, Bc.X509Certificate issuer, CancellationToken cancel)
    {
        foreach (var address in RevocationAddresses.Ocsp(certificate))
        {
            var asked = new OcspReqGenerator();
            asked.AddRequest(new CertificateID(CertificateID.DigestSha1, issuer, certificate.SerialNumber));
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(asked.Generate().GetEncoded()) };
            request.Content.Headers.ContentType = new("application/ocsp-request");
            if (await BoundedHttp.SendAsync(http, request, LargestResponse, cancel).ConfigureAwait(false) is { } answer
                && IsGood(RevocationProof.OfOcsp(answer, certificate, issuer), certificate))
            {
                return new([], [answer], []);
            }
        }

        return null;
    }

    private async Task<ValidationData?> ListAsync(Bc.X509Certificate certificate, Bc.X509Certificate issuer, CancellationToken cancel)
    {
        foreach (var address in RevocationAddresses.Lists(certificate))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (await BoundedHttp.SendAsync(http, request, LargestList, cancel).ConfigureAwait(false) is { } list
                && IsGood(RevocationProof.OfList(list, certificate, issuer), certificate))
            {
                return new([], [], [list]);
            }
        }

        return null;
    }

    private bool IsGood(RevocationStatus? status, Bc.X509Certificate certificate)
    {
        var now = clock.GetCurrentInstant();
        if (status is null || status.From > now + ClocksDiffer || status.Until < now)
        {
            return false;
        }

        return status.RevokedAt is null
            ? true
            : throw new CryptographicException($"The certificate {certificate.SubjectDN} is revoked: nothing may be signed with it any more.");
    }
}
