using System.Security.Cryptography.X509Certificates;
using RightsRequests.Letters.Tests.Signing;

namespace RightsRequests.Letters.Tests.Verification;

/// <summary>Has pdfsig sign with a key of its own: RSA, since it miscalculates the space of an ECDSA signature now and then.</summary>
public sealed class PdfsigAsSigner : IDisposable
{
    private readonly string _database;

    public PdfsigAsSigner()
    {
        Root = TestAuthority.Root("Foreign root");
        _database = Bench.PathOf("nss-foreign");
        using var signer = TestAuthority.Issue(Root, "Foreign signer", rsa: true);
        File.WriteAllText(Bench.PathOf("foreign.pem"), signer.ExportCertificatePem() + "\n" + signer.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        Tool.RunOrFail("openssl", "pkcs12", "-export", "-in", Bench.PathOf("foreign.pem"), "-out", Bench.PathOf("foreign.p12"), "-passout", "pass:" + Workbench.Password, "-name", "foreign");
        File.WriteAllText(Bench.PathOf("foreign-root.pem"), Root.ExportCertificatePem());
        Workbench.MakeDatabase(_database);
        Tool.RunOrFail("pk12util", "-i", Bench.PathOf("foreign.p12"), "-d", "sql:" + _database, "-W", Workbench.Password, "-K", "");
        Tool.RunOrFail("certutil", "-A", "-d", "sql:" + _database, "-n", "root", "-t", "CT,C,C", "-i", Bench.PathOf("foreign-root.pem"));
    }

    public Workbench Bench { get; } = new();

    public X509Certificate2 Root { get; }

    public byte[] Sign(byte[] pdf)
    {
        var target = Bench.PathOf($"{Guid.NewGuid():N}.pdf");
        Tool.RunOrFail("pdfsig", "-nssdir", "sql:" + _database, "-add-signature", "-nick", "foreign", Bench.Save(pdf), target);
        return File.ReadAllBytes(target);
    }

    public void Dispose()
    {
        Root.Dispose();
        Bench.Dispose();
    }
}
