using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RightsRequests.Tests.Private;

/// <summary>A certificate authority of the test, and what it issues.</summary>
internal sealed class DsrAuthority : IDisposable
{
    private readonly RSA key = RSA.Create(2048);

    public DsrAuthority()
    {
        var request = new CertificateRequest("CN=OpenDSR test root", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-3), DateTimeOffset.UtcNow.AddYears(2));
    }

    public X509Certificate2 Root { get; }

    /// <summary>A certificate with its key.</summary>
    public X509Certificate2 Issue(string domain = "localhost", int bits = 2048, bool ended = false, bool selfSigned = false)
    {
        using var own = RSA.Create(bits);
        var request = new CertificateRequest($"CN={domain}", own, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(domain);
        request.CertificateExtensions.Add(names.Build());
        var (from, until) = (DateTimeOffset.UtcNow.AddYears(-2), ended ? DateTimeOffset.UtcNow.AddHours(-1) : DateTimeOffset.UtcNow.AddYears(1));
        if (selfSigned)
        {
            return request.CreateSelfSigned(from, until);
        }

        using var issued = request.Create(Root, from, until, Guid.NewGuid().ToByteArray());
        return issued.CopyWithPrivateKey(own);
    }

    /// <summary>The same as a file.</summary>
    public static string Pkcs12(X509Certificate2 certificate, string password = "test")
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("opendsr").FullName, "key.p12");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
        return path;
    }

    public void Dispose()
    {
        Root.Dispose();
        key.Dispose();
    }
}
