using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RightsRequests.Letters;

namespace RightsRequests.Office.Tests.Correspondence;

/// <summary>Keys whose certificates nobody issued, so that nobody need be asked whether they were revoked.</summary>
internal static class SelfSigned
{
    public const string Password = "test";

    public static LetterSeal Seal(string folder, string name = "Seal") => LetterSeal.Open(File(folder, name, 1000, timestamps: false), Password);

    public static ITimeAuthority TimeAuthority(string folder, string name, int days) =>
        LetterSigner.DevelopmentTimeAuthority(File(folder, name, days, timestamps: true), "test", NodaTime.SystemClock.Instance);

    private static string File(string folder, string name, int days, bool timestamps)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        if (timestamps)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.8")], critical: true));
        }

        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(days));
        var path = Path.Combine(folder, $"{name}.p12");
        System.IO.File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, "test"));
        return path;
    }
}
