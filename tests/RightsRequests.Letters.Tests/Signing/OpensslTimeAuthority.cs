using System.Security.Cryptography.X509Certificates;

namespace RightsRequests.Letters.Tests.Signing;

/// <summary>An authority in a box: <c>openssl ts -reply</c>, in a folder of its own.</summary>
internal sealed class OpensslTimeAuthority
{
    public const string Policy = "1.2.3.4.1";
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    private readonly string _folder;
    private readonly Lock _one = new();

    public OpensslTimeAuthority(Workbench bench, X509Certificate2 certificate)
    {
        _folder = Directory.CreateDirectory(bench.PathOf($"tsa-{Guid.NewGuid():N}")).FullName;
        File.WriteAllText(At("authority.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(At("key.pem"), certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(At("serial"), "01");
        File.WriteAllText(At("ts.cnf"), $"""
            [tsa]
            default_tsa = here
            [here]
            serial = {At("serial")}
            default_policy = {Policy}
            digests = sha256
            signer_digest = sha256
            """);
    }

    public static X509Certificate2 Certificate(X509Certificate2 root, string name = "Time authority", int fromDay = -1000, int toDay = 1000, Uri? ocsp = null, Uri? crl = null) =>
        TestAuthority.Issue(root, name, rsa: true, fromDay: fromDay, toDay: toDay, extendedUsage: TimeStamping, ocsp: ocsp, crl: crl);

    /// <summary>The response to a request.</summary>
    public byte[] Answer(byte[] query)
    {
        lock (_one)
        {
            File.WriteAllBytes(At("query"), query);
            Tool.RunOrFail("openssl", "ts", "-reply", "-config", At("ts.cnf"), "-queryfile", At("query"), "-signer", At("authority.pem"), "-inkey", At("key.pem"), "-out", At("response"));
            return File.ReadAllBytes(At("response"));
        }
    }

    private string At(string name) => Path.Combine(_folder, name);
}
