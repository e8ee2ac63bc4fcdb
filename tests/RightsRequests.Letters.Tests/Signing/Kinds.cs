using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace RightsRequests.Letters.Tests.Signing;

/// <summary>The kinds of keys, and what the judges must say of each.</summary>
internal static class Kinds
{
    public static X509Certificate2 Issue(X509Certificate2 root, string kind) => TestAuthority.Issue(
        root, $"Signer {kind}", rsa: kind == "rsa", curve: kind == "P-384" ? ECCurve.NamedCurves.nistP384 : ECCurve.NamedCurves.nistP256);

    public static void Judge(Workbench bench, X509Certificate2 root, string kind, byte[] signed)
    {
        var rootFile = bench.Save(Encoding.ASCII.GetBytes(root.ExportCertificatePem()), "pem");
        bench.Trusting(rootFile);
        var judged = bench.Pdfsig(signed);
        Assert.Contains("Signature is Valid.", judged, StringComparison.Ordinal);
        Assert.Contains("Certificate is Trusted.", judged, StringComparison.Ordinal);
        Assert.Contains(kind == "P-384" ? "SHA-384" : "SHA-256", judged, StringComparison.Ordinal);
        var parts = new SignedParts(signed);
        Assert.Contains("erification successful", Tool.Run(
            "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", bench.Save(parts.Contents, "der"), "-content", bench.Save(parts.Signed, "bin"),
            "-CAfile", rootFile, "-no-CApath", "-purpose", "any", "-cades", "-out", "/dev/null").Output, StringComparison.Ordinal);
        var found = LetterVerifier.Verify(signed, [root]);
        Assert.Equal((null, "B-B"), (found.Reason, found.Level));
    }
}
