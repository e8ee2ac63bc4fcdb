using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace RightsRequests.Letters.Verification;

/// <summary>The path from a certificate to a trusted root, without asking any network.</summary>
internal static class CertificateChain
{
    /// <summary>Null when the chain holds at the time given.</summary>
    public static string? Fault(X509Certificate2 certificate, X509Certificate2Collection others, Instant at, X509Certificate2Collection? trust) =>
        Fault(certificate, others, at, trust, out _);

    /// <param name="path">From the certificate up to the root, as far as it could be followed.</param>
    public static string? Fault(X509Certificate2 certificate, X509Certificate2Collection others, Instant at, X509Certificate2Collection? trust, out IReadOnlyList<byte[]> path)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.ToDateTimeUtc();
        chain.ChainPolicy.VerificationTimeIgnored = false;
        chain.ChainPolicy.ExtraStore.AddRange(others);
        if (trust is not null)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(trust);
        }

        var holds = chain.Build(certificate);
        path = [.. chain.ChainElements.Select(element => element.Certificate.RawData)];
        if (holds)
        {
            return null;
        }

        var status = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        return status switch
        {
            _ when status.HasFlag(X509ChainStatusFlags.NotTimeValid) => "Le certificat, ou l’un de ceux qui le garantissent, n’était pas valable au moment de la signature. / The certificate, or one above it, was not valid at the time of signing.",
            _ when (status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0 => "Le certificat du signataire ne mène à aucune autorité de confiance. / The signer's certificate does not lead to a trusted root.",
            _ => $"La chaîne de certificats ne tient pas ({status}). / The certificate chain does not hold ({status}).",
        };
    }

    /// <summary>Null when the certificate may sign documents; one without a stated usage may.</summary>
    public static string? UsageFault(X509Certificate2 signer) =>
        signer.Extensions.OfType<X509KeyUsageExtension>().All(usage =>
            (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) != 0)
            ? null
            : "Le certificat du signataire n’est pas fait pour signer. / The signer's certificate is not meant for signatures.";
}
