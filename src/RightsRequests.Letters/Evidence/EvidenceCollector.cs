using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using RightsRequests.Letters.Signing;
using Bc = Org.BouncyCastle.X509;

namespace RightsRequests.Letters.Evidence;

/// <summary>Gathers what proves a chain: from the addresses that its certificates name, OCSP first, else the revocation list.</summary>
/// <param name="known">Certificates above those that come with a signature.</param>
internal sealed class EvidenceCollector(X509Certificate2Collection known, HttpClient http, IClock clock)
{
    private const int MostLinks = 8;
    private const string NoCheck = "1.3.6.1.5.5.7.48.1.5";
    private readonly RevocationSources _sources = new(http, clock);

    /// <exception cref="LetterWaitsException">No responder and no list says anything.</exception>
    /// <exception cref="CryptographicException">A certificate is revoked, or one above it is missing.</exception>
    public async Task<ValidationData> OfChainAsync(X509Certificate2 leaf, X509Certificate2Collection others, CancellationToken cancel)
    {
        var found = ValidationData.None;
        var certificate = leaf;
        for (var link = 0; link < MostLinks; link++)
        {
            found = found.With(new([certificate.RawData], [], []));
            if (IsSelfIssued(certificate))
            {
                return found;
            }

            var issuer = IssuerOf(certificate, [.. others, .. known])
                ?? throw new CryptographicException($"The certificate that issued {certificate.Subject} is missing: add it to the key file or to the trusted certificates.");
            if (certificate.Extensions[NoCheck] is null)
            {
                found = found.With(await _sources.ProofAsync(certificate, issuer, cancel).ConfigureAwait(false));
            }

            certificate = issuer;
        }

        throw new CryptographicException("The chain of certificates has no end.");
    }

    private static X509Certificate2? IssuerOf(X509Certificate2 certificate, X509Certificate2Collection candidates)
    {
        var read = new Bc.X509Certificate(certificate.RawData);
        return candidates.FirstOrDefault(one =>
            one.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)
            && read.IsSignatureValid(new Bc.X509Certificate(one.RawData).GetPublicKey()));
    }

    private static bool IsSelfIssued(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
