using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.OpenDsr;

/// <summary>What our bodies are signed with. Safe to call from several threads.</summary>
public sealed class DsrKey : IDisposable
{
    private const int FewestBits = 2048;
    private readonly X509Certificate2 certificate;
    private readonly RSA key;
    private readonly DsrPadding padding;

    private DsrKey(X509Certificate2 certificate, RSA key, string pem, string domain, DsrPadding padding)
    {
        this.certificate = certificate;
        this.key = key;
        this.padding = padding;
        Pem = pem;
        Domain = domain;
    }

    /// <summary>The certificate and those above it, as served; not the root.</summary>
    public string Pem { get; }

    /// <summary>The domain it is for.</summary>
    public string Domain { get; }

    /// <summary>Opens the key of the settings.</summary>
    /// <exception cref="InvalidOperationException">In a sentence: why it cannot be used.</exception>
    public static DsrKey Open(OpenDsrOptions options, Instant now)
    {
        if (options is not { Domain: { Length: > 0 } domain, KeyFile: { } file })
        {
            throw new InvalidOperationException("RIGHTS__OpenDsr__Domain, RIGHTS__OpenDsr__KeyFile : l'un manque / one is missing");
        }

        var all = Load(file, options.KeyPassword);
        if (all.Where(one => one.HasPrivateKey).ToList() is not [var own])
        {
            throw new InvalidOperationException("RIGHTS__OpenDsr__KeyFile : il faut une clé et une seule / it must hold exactly one key");
        }

        if (Fault(own, domain, now) is { } unfit)
        {
            throw new InvalidOperationException($"RIGHTS__OpenDsr__KeyFile : {unfit.Fr} / {unfit.En}");
        }

        var pem = new StringBuilder(own.ExportCertificatePem());
        foreach (var above in all.Where(one => one != own && !one.SubjectName.RawData.AsSpan().SequenceEqual(one.IssuerName.RawData)))
        {
            pem.Append('\n').Append(above.ExportCertificatePem());
        }

        return new(own, own.GetRSAPrivateKey()!, pem.Append('\n').ToString(), domain, options.Padding);
    }

    private static X509Certificate2Collection Load(string file, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12CollectionFromFile(file, password, X509KeyStorageFlags.EphemeralKeySet);
        }
        catch (Exception refused) when (refused is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException("RIGHTS__OpenDsr__KeyFile, RIGHTS__OpenDsr__KeyPasswordFile : la clé ne s'ouvre pas, son mot de passe est un autre, ou le fichier n'est pas du PKCS#12 / the key does not open, its password is another, or the file is no PKCS#12", refused);
        }
    }

    /// <summary>Why a certificate may not sign for a domain now; null when it may.</summary>
    public static BilingualText? Fault(X509Certificate2 certificate, string domain, Instant now)
    {
        var at = now.ToDateTimeUtc();
        using var rsa = certificate.GetRSAPublicKey();
        return rsa is null || rsa.KeySize < FewestBits ? new($"il faut une clé RSA d'au moins {FewestBits} bits", $"an RSA key of at least {FewestBits} bits is needed")
            : certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData) ? new("un certificat autosigné est refusé", "a self-signed certificate is refused")
            : at < certificate.NotBefore.ToUniversalTime() ? new("le certificat n'est pas encore valable", "the certificate is not valid yet")
            : at > certificate.NotAfter.ToUniversalTime() ? new("le certificat a expiré", "the certificate has expired")
            : !certificate.MatchesHostname(domain, allowCommonName: false) ? new($"le certificat n'est pas fait pour ce domaine : {domain}", $"the certificate is not for this domain: {domain}")
            : null;
    }

    /// <summary>The signature of these bytes, as in the header.</summary>
    public string Sign(ReadOnlySpan<byte> body)
    {
        lock (key)
        {
            return Convert.ToBase64String(key.SignData(body, HashAlgorithmName.SHA256, DsrSignature.Of(padding)));
        }
    }

    public void Dispose()
    {
        key.Dispose();
        certificate.Dispose();
    }
}
