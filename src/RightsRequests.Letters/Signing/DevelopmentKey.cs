using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NodaTime;

namespace RightsRequests.Letters.Signing;

/// <summary>A key for a first run. Its certificates say what they are, in a field that every viewer shows.</summary>
internal static class DevelopmentKey
{
    public const string KeyFile = "signing.p12";
    public const string TimeAuthorityFile = "timestamp.p12";
    public const string RootFile = "ca.pem";
    private const string Marker = "DEVELOPMENT - NOT FOR PRODUCTION";
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    private const string Organisation = "RightsRequests";

    public static void Create(string directory, string password, Instant now)
    {
        Directory.CreateDirectory(directory);
        foreach (var file in new[] { KeyFile, TimeAuthorityFile, RootFile })
        {
            if (File.Exists(Path.Combine(directory, file)))
            {
                throw new InvalidOperationException($"{file} is there already and is never overwritten: letters signed with it could no longer be explained. Move it away first.");
            }
        }

        using var root = Root(now);
        using var rootWithoutKey = X509CertificateLoader.LoadCertificate(root.RawDataMemory.Span);

        // The root's private key is not kept: nothing else can ever be issued under it.
        WriteNew(directory, KeyFile, Issue("RightsRequests development signer", X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, null));
        WriteNew(directory, TimeAuthorityFile, Issue("RightsRequests development time authority", X509KeyUsageFlags.DigitalSignature, TimeStamping));
        WriteNew(directory, RootFile, Encoding.ASCII.GetBytes(rootWithoutKey.ExportCertificatePem() + "\n"));

        byte[] Issue(string name, X509KeyUsageFlags usage, string? purpose)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var issued = Issued(name, usage, purpose, key, root, now);
            return new X509Certificate2Collection { issued, rootWithoutKey }.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password);
        }
    }

    public static bool Marks(X509Certificate2 certificate) =>
        certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .Any(part => !part.HasMultipleElements && part.GetSingleElementType().Value == "2.5.4.11" && part.GetSingleElementValue() == Marker);

    private static X509Certificate2 Root(Instant now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Name("RightsRequests development root"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(Start(now), End(now, 3650));
    }

    private static X509Certificate2 Issued(string name, X509KeyUsageFlags usage, string? purpose, ECDsa key, X509Certificate2 root, Instant now)
    {
        var request = new CertificateRequest(Name(name), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));
        if (purpose is not null)
        {
            // Alone and critical (RFC 3161, 2.3).
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: true));
        }

        using var issued = request.Create(root, Start(now), End(now, 3649), [0x01, .. RandomNumberGenerator.GetBytes(15)]);
        return issued.CopyWithPrivateKey(key);
    }

    private static X500DistinguishedName Name(string commonName)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(commonName);
        name.AddOrganizationalUnitName(Marker);
        name.AddOrganizationName(Organisation);
        return name.Build();
    }

    // A day of grace: the development clock and another machine's may differ.
    private static DateTimeOffset Start(Instant now) => now.Minus(Duration.FromDays(1)).ToDateTimeOffset();

    private static DateTimeOffset End(Instant now, int days) => now.Plus(Duration.FromDays(days)).ToDateTimeOffset();

    private static void WriteNew(string directory, string name, byte[] content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(Path.Combine(directory, name), options);
        file.Write(content);
    }
}
