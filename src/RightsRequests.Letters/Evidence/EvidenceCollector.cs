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
    private readonly IssuerSource _issuers = new(http);

    /// <summary>The first certificate that names nobody who would tell of its revocation; null when each does, or needs none.</summary>
    public static X509Certificate2? Silent(IEnumerable<X509Certificate2> chain) => chain.FirstOrDefault(one =>
    {
        var read = new Bc.X509Certificate(one.RawData);
        return !IsSelfIssued(one) && one.Extensions[NoCheck] is null && RevocationAddresses.Ocsp(read).Count == 0 && RevocationAddresses.Lists(read).Count == 0;
    });

    public static bool Issued(X509Certificate2 issuer, X509Certificate2 certificate) =>
        issuer.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)
        && new Bc.X509Certificate(certificate.RawData).IsSignatureValid(new Bc.X509Certificate(issuer.RawData).GetPublicKey());

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

            var issuer = others.Concat(known).FirstOrDefault(one => Issued(one, certificate))
                ?? await _issuers.OfAsync(certificate, cancel).ConfigureAwait(false)
                ?? throw new CryptographicException($"The certificate that issued {certificate.Subject} is missing: add it to the key file or to the trusted certificates.");
            if (certificate.Extensions[NoCheck] is null)
            {
                found = found.With(await _sources.ProofAsync(certificate, issuer, cancel).ConfigureAwait(false));
            }

            certificate = issuer;
        }

        throw new CryptographicException("The chain of certificates has no end.");
    }

    private static bool IsSelfIssued(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
