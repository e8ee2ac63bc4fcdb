using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using RightsRequests.Letters.Signing;
using Bc = Org.BouncyCastle.X509;

namespace RightsRequests.Letters.Evidence;

/// <summary>Fetches the issuer of a certificate from where the certificate says it lies (RFC 5280, 4.2.2.1); what does not verify is not taken.</summary>
internal sealed class IssuerSource(HttpClient http)
{
    private const int Largest = 64 * 1024;
    private readonly ConcurrentDictionary<string, X509Certificate2> _kept = new();

    /// <summary>The issuer; null where no address is named, or none of them holds it.</summary>
    /// <exception cref="LetterWaitsException">Addresses are named, and none answers.</exception>
    public async Task<X509Certificate2?> OfAsync(X509Certificate2 certificate, CancellationToken cancel)
    {
        if (_kept.TryGetValue(certificate.Thumbprint, out var known))
        {
            return known;
        }

        var addresses = RevocationAddresses.Issuers(new Bc.X509Certificate(certificate.RawData));
        var answered = addresses.Count == 0;
        foreach (var address in addresses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (await BoundedHttp.SendAsync(http, request, Largest, cancel).ConfigureAwait(false) is not { } answer)
            {
                continue;
            }

            answered = true;
            if (Read(answer).FirstOrDefault(one => EvidenceCollector.Issued(one, certificate)) is { } issuer)
            {
                return _kept.GetOrAdd(certificate.Thumbprint, issuer);
            }
        }

        return answered ? null : throw new LetterWaitsException(LetterWaitsException.RevocationInformation, $"The certificate that issued {certificate.Subject} cannot be fetched now.");
    }

    // One certificate, or a bag of them (RFC 5280: .cer or .p7c).
    private static X509Certificate2Collection Read(byte[] answer)
    {
        try
        {
            if (X509Certificate2.GetCertContentType(answer) == X509ContentType.Pkcs7)
            {
                var bag = new SignedCms();
                bag.Decode(answer);
                return bag.Certificates;
            }

            return [X509CertificateLoader.LoadCertificate(answer)];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
