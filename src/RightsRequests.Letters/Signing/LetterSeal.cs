using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using RightsRequests.Letters.Signing;

namespace RightsRequests.Letters;

/// <summary>
/// Signs a typeset letter: PAdES B-B (EN 319 142-1) by an incremental update, certified so that later changes show (DocMDP).
/// Safe to call from several threads.
/// </summary>
public sealed class LetterSeal : IDisposable
{
    // An ECDSA signature is two integers whose leading zero bytes come and go.
    private const int SignatureLengthVaries = 16;
    private readonly X509Certificate2Collection _chain;
    private readonly AsymmetricAlgorithm? _key;
    private readonly IHashSigner? _elsewhere;
    private readonly Lazy<int> _signatureLength;

    private LetterSeal(X509Certificate2 certificate, X509Certificate2Collection chain, IHashSigner? elsewhere = null)
    {
        Certificate = certificate;
        _chain = chain;
        _elsewhere = elsewhere;
        _key = elsewhere is null ? null : DistantKey(certificate, elsewhere);
        _signatureLength = new(() => DetachedCms.Sign([0], Certificate, _key, _chain).Encode().Length + SignatureLengthVaries);
    }

    /// <summary>The signer's certificate.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The certificates above the signer's that come with the key and go into every signature; not to be disposed of.</summary>
    public X509Certificate2Collection Chain => _chain;

    /// <summary>True for a development certificate.</summary>
    public bool IsDevelopment => DevelopmentKey.Marks(Certificate);

    /// <summary>Opens a key from a PKCS#12 file; its other certificates go into every signature as the chain.</summary>
    /// <exception cref="CryptographicException">Wrong password, damaged, or without exactly one RSA or ECDSA private key.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LetterSeal Open(string path, string password)
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password, X509KeyStorageFlags.EphemeralKeySet);
        if (all.Where(HasSigningKey).ToList() is not [var own])
        {
            throw new CryptographicException("The key file must hold exactly one certificate with an RSA or ECDSA private key.");
        }

        return new LetterSeal(own, [.. all.Where(other => other != own)]);
    }

    /// <summary>Opens a key in a device.</summary>
    /// <param name="key">Where.</param>
    /// <param name="certificates">The key's certificate and those above it; null: the one in the device.</param>
    /// <exception cref="CryptographicException">Wrong PIN, no such key, or no certificate.</exception>
    /// <exception cref="LetterWaitsException">The device is away.</exception>
    public static LetterSeal Open(Pkcs11Key key, X509Certificate2Collection? certificates = null)
    {
        var device = new Pkcs11HashSigner(key);
        return certificates is { Count: > 0 }
            ? new LetterSeal(Copy(certificates[0]), Above(certificates), device)
            : new LetterSeal(device.Certificate() ?? throw new CryptographicException("The device keeps no certificate beside the key."), [], device);
    }

    /// <summary>Opens a key at a remote signing service; nothing is asked of it before the first letter.</summary>
    /// <param name="key">Where.</param>
    /// <param name="certificates">The key's certificate and those above it.</param>
    public static LetterSeal Open(RemoteKey key, X509Certificate2Collection certificates)
    {
        using var curve = certificates[0].GetECDsaPublicKey();
        return new LetterSeal(Copy(certificates[0]), Above(certificates), new RemoteHashSigner(key, curve is null ? 0 : (curve.KeySize + 7) / 8, new HttpClient()));
    }

    /// <summary>Opens a key held by something else.</summary>
    /// <param name="certificates">The key's certificate and those above it.</param>
    /// <param name="signer">Disposed of with the seal.</param>
    public static LetterSeal Open(X509Certificate2Collection certificates, IHashSigner signer) =>
        new(Copy(certificates[0]), Above(certificates), signer);

    /// <summary>
    /// Makes a development key: EC P-256, issued by a development root; files <c>signing.p12</c>, <c>timestamp.p12</c> (a time authority under the same root) and <c>ca.pem</c>, readable by their owner only.
    /// </summary>
    /// <param name="directory">Made if it is missing.</param>
    /// <param name="password">Of the PKCS#12 files.</param>
    /// <param name="now">The certificates hold for ten years from the day before.</param>
    /// <exception cref="InvalidOperationException">One of the files exists: a key is never overwritten.</exception>
    public static void CreateDevelopmentKey(string directory, string password, Instant now) => DevelopmentKey.Create(directory, password, now);

    /// <summary>The signed PDF at level B-B: the bytes given, unchanged, and the signature after them. Two calls differ only by the randomness of ECDSA.</summary>
    /// <param name="pdf">Without a form or a signature.</param>
    /// <param name="signedAt">The time that the signature claims, to the second.</param>
    /// <param name="reason">Shown by viewers; must not name a person.</param>
    /// <exception cref="InvalidDataException">Not a PDF, encrypted, or signed already.</exception>
    public byte[] Sign(ReadOnlyMemory<byte> pdf, Instant signedAt, string reason)
    {
        var space = Prepare(pdf, signedAt, reason, _signatureLength.Value);
        return space.Fill(Cms(space).Encode());
    }

    /// <summary>A copy of the PDF with room for a signature of the length given, in bytes.</summary>
    internal SignatureSpace Prepare(ReadOnlyMemory<byte> pdf, Instant signedAt, string reason, int signatureLength)
    {
        using var letter = PdfRevision.Read(pdf);
        var claims = new SignatureClaims(
            signedAt,
            Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
            reason,
            "Signature électronique / Electronic signature");
        return SignatureField.Prepare(letter, claims, signatureLength);
    }

    internal SignedCms Cms(SignatureSpace space) => DetachedCms.Sign(space.SignedBytes(), Certificate, _key, _chain);

    public void Dispose()
    {
        Certificate.Dispose();
        _key?.Dispose();
        _elsewhere?.Dispose();
        foreach (var certificate in _chain)
        {
            certificate.Dispose();
        }
    }

    private static bool HasSigningKey(X509Certificate2 certificate)
    {
        using AsymmetricAlgorithm? key = certificate.HasPrivateKey ? (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey() ?? certificate.GetRSAPrivateKey() : null;
        return key is not null;
    }

    // A seal disposes of its certificates, not of its caller's.
    private static X509Certificate2 Copy(X509Certificate2 certificate) => X509CertificateLoader.LoadCertificate(certificate.RawDataMemory.Span);

    private static X509Certificate2Collection Above(X509Certificate2Collection certificates) => [.. certificates.Skip(1).Select(Copy)];

    private static AsymmetricAlgorithm DistantKey(X509Certificate2 certificate, IHashSigner signer) =>
        certificate.GetECDsaPublicKey() is { } curve ? new DistantEcdsa(curve, signer)
        : certificate.GetRSAPublicKey() is { } rsa ? new DistantRsa(rsa, signer)
        : throw new CryptographicException("The certificate has neither an RSA nor an ECDSA key.");
}
