using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace RightsRequests.Letters.Tests.Signing;

/// <summary>A root that tells of its revocations: <c>openssl ocsp</c> and a revocation list, each served over HTTP, each of which can be taken away.</summary>
public sealed class RevocationBench : IDisposable
{
    private readonly Lock _one = new();
    private readonly Dictionary<string, (X509Certificate2 Certificate, DateTimeOffset? RevokedAt)> _issued = [];

    public RevocationBench()
    {
        Ocsp = Http.At("ocsp", (_, query) => OcspAway ? null : OcspAnswer(query));
        Crl = Http.At("crl", () => CrlAway ? null : List());
        Signer = Issue("Long term signer");
        using var time = OpensslTimeAuthority.Certificate(Root, ocsp: Ocsp, crl: Crl);
        _issued[time.SerialNumber] = (X509CertificateLoader.LoadCertificate(time.RawData), null);
        var authority = new OpensslTimeAuthority(Bench, time);
        TimeAuthority = LetterSigner.TimeAuthority(new(Http.At("tsa", (_, query) => authority.Answer(query)), [Root]));
        Seal = Open(Signer);
    }

    public Workbench Bench { get; } = new();

    internal HttpBench Http { get; } = new();

    public X509Certificate2 Root { get; } = TestAuthority.Root("Long term root");

    public X509Certificate2 Signer { get; }

    public LetterSeal Seal { get; }

    public ITimeAuthority TimeAuthority { get; }

    public bool OcspAway { get; set; }

    public bool CrlAway { get; set; }

    private Uri Ocsp { get; }

    private Uri Crl { get; }

    public LetterSigner At(SigningLevel level) => new(level, SystemClock.Instance, TimeAuthority, known: [Root]);

    public LetterSigner With(SigningLevel level, ITimeAuthority authority) => new(level, SystemClock.Instance, authority, known: [Root]);

    public X509Certificate2 Issue(string name)
    {
        var certificate = TestAuthority.Issue(Root, name, rsa: true, ocsp: Ocsp, crl: Crl);
        _issued[certificate.SerialNumber] = (certificate, null);
        return certificate;
    }

    internal OpensslTimeAuthority Authority(string name, int toDay)
    {
        using var certificate = OpensslTimeAuthority.Certificate(Root, name, toDay: toDay, ocsp: Ocsp, crl: Crl);
        _issued[certificate.SerialNumber] = (X509CertificateLoader.LoadCertificate(certificate.RawData), null);
        return new OpensslTimeAuthority(Bench, certificate);
    }

    public void Revoke(X509Certificate2 certificate, DateTimeOffset at) => _issued[certificate.SerialNumber] = (certificate, at);

    public LetterSeal Open(X509Certificate2 certificate)
    {
        var file = Bench.PathOf($"{Guid.NewGuid():N}.p12");
        File.WriteAllBytes(file, new X509Certificate2Collection { certificate }.Export(X509ContentType.Pkcs12, Workbench.Password)!);
        return LetterSeal.Open(file, Workbench.Password);
    }

    public byte[] List()
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var (certificate, revokedAt) in _issued.Values.Where(one => one.RevokedAt is not null))
        {
            list.AddEntry(certificate, revokedAt);
        }

        var now = DateTimeOffset.UtcNow;
        return list.Build(Root, BigInteger.One, now.AddDays(7), HashAlgorithmName.SHA256, thisUpdate: now.AddMinutes(-1));
    }

    public void Dispose()
    {
        Http.Dispose();
        Seal.Dispose();
        Bench.Dispose();
    }

    private byte[] OcspAnswer(byte[] query)
    {
        lock (_one)
        {
            var (index, root, key, asked, answer) = (Bench.PathOf("index.txt"), Bench.PathOf("ocsp-root.pem"), Bench.PathOf("ocsp-key.pem"), Bench.PathOf("ocsp.req"), Bench.PathOf("ocsp.der"));
            File.WriteAllLines(index, _issued.Values.Select(one => string.Join('\t',
                one.RevokedAt is null ? "V" : "R",
                Time(one.Certificate.NotAfter),
                one.RevokedAt is { } at ? Time(at.UtcDateTime) : "",
                one.Certificate.SerialNumber,
                "unknown",
                "/CN=" + one.Certificate.GetNameInfo(X509NameType.SimpleName, false))));
            File.WriteAllText(root, Root.ExportCertificatePem());
            File.WriteAllText(key, Root.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
            File.WriteAllBytes(asked, query);
            Tool.RunOrFail("openssl", "ocsp", "-index", index, "-CA", root, "-rsigner", root, "-rkey", key, "-reqin", asked, "-respout", answer, "-ndays", "7");
            return File.ReadAllBytes(answer);
        }
    }

    private static string Time(DateTime at) => at.ToUniversalTime().ToString("yyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
}
