using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace RightsRequests.Letters.Tests.Signing;

/// <summary>Certificates of every quality, good and bad.</summary>
internal static class TestAuthority
{
    public static X509Certificate2 Root(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(At(-2000), At(2000));
    }

    public static X509Certificate2 Intermediate(X509Certificate2 root, Uri? ocsp = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Intermediate", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        if (ocsp is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([ocsp.ToString()], null));
        }

        using var issued = request.Create(root, At(-1500), At(1500), [2, 1]);
        return issued.CopyWithPrivateKey(key);
    }

    public static X509Certificate2 Issue(
        X509Certificate2 issuer,
        string name,
        bool rsa = false,
        int fromDay = -1000,
        int toDay = 1000,
        X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature,
        string? extendedUsage = null,
        Uri? ocsp = null,
        Uri? crl = null,
        ECCurve? curve = null,
        Uri? issuers = null)
    {
        using var rsaKey = rsa ? RSA.Create(2048) : null;
        using var ecKey = rsa ? null : ECDsa.Create(curve ?? ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedName($"CN={name}");
        var request = rsaKey is not null
            ? new CertificateRequest(subject, rsaKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject, ecKey!, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        if (extendedUsage is not null)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(extendedUsage)], true));
        }

        if (ocsp is not null || issuers is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(
                ocsp is null ? null : [ocsp.ToString()],
                issuers is null ? null : [issuers.ToString()]));
        }

        if (crl is not null)
        {
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([crl.ToString()]));
        }

        var generator = X509SignatureGenerator.CreateForECDsa(issuer.GetECDsaPrivateKey()!);
        using var issued = request.Create(issuer.SubjectName, generator, At(fromDay), At(toDay), [1, .. RandomNumberGenerator.GetBytes(8)]);
        return rsaKey is not null ? issued.CopyWithPrivateKey(rsaKey) : issued.CopyWithPrivateKey(ecKey!);
    }

    private static DateTimeOffset At(int day) => Workbench.Now.Plus(Duration.FromDays(day)).ToDateTimeOffset();
}
