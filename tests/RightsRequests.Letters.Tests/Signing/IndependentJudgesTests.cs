using System.Security.Cryptography.X509Certificates;

namespace RightsRequests.Letters.Tests.Signing;

public sealed class IndependentJudgesTests(Workbench bench) : IClassFixture<Workbench>
{
    public static TheoryData<string> Kinds => ["table", "streams"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Pdfsig_finds_the_signature_valid_trusted_and_over_the_whole_document(string kind)
    {
        var output = bench.Pdfsig(bench.Sign(Sample(kind)));

        Assert.Contains("Signature is Valid.", output, StringComparison.Ordinal);
        Assert.Contains("Certificate is Trusted.", output, StringComparison.Ordinal);
        Assert.Contains("Total document signed", output, StringComparison.Ordinal);
        Assert.Contains("ETSI.CAdES.detached", output, StringComparison.Ordinal);
        Assert.Contains("SHA-256", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Qpdf_and_mutool_find_no_fault_in_the_file(string kind)
    {
        var path = bench.Save(bench.Sign(Sample(kind)));

        Assert.DoesNotContain("WARNING", Tool.RunOrFail("qpdf", "--check", path), StringComparison.Ordinal);
        var repaired = Tool.RunOrFail("mutool", "show", path, "trailer");
        Assert.DoesNotContain("repair", repaired, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Openssl_verifies_the_detached_signature_against_the_root_and_against_no_other()
    {
        var parts = new SignedParts(bench.Sign(SamplePdf.OnePage()));
        var (signature, content) = (bench.Save(parts.Contents, "der"), bench.Save(parts.Signed, "bin"));
        using var stranger = TestAuthority.Root("Another root");
        var other = bench.Save(System.Text.Encoding.ASCII.GetBytes(stranger.ExportCertificatePem()), "pem");

        Assert.Contains("erification successful", Openssl(bench.PathOf("ca.pem")).Output, StringComparison.Ordinal);
        Assert.NotEqual(0, Openssl(other).ExitCode);

        ToolResult Openssl(string root) => Tool.Run(
            "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", signature, "-content", content, "-CAfile", root, "-no-CApath", "-purpose", "any", "-cades", "-out", "/dev/null");
    }

    [Fact]
    public void Openssl_finds_the_signed_attributes_of_the_baseline_and_no_signing_time()
    {
        var signature = bench.Save(new SignedParts(bench.Sign(SamplePdf.OnePage())).Contents, "der");

        var printed = Tool.RunOrFail("openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", signature);

        Assert.Contains("contentType", printed, StringComparison.Ordinal);
        Assert.Contains("messageDigest", printed, StringComparison.Ordinal);
        Assert.Contains("signingCertificateV2", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("signingTime", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flipped_byte_is_refused_by_pdfsig_and_by_us()
    {
        var signed = bench.Sign(SamplePdf.OnePage());
        signed[signed.AsSpan().IndexOf("100 100 l"u8)] ^= 1;

        Assert.DoesNotContain("Signature is Valid.", bench.Pdfsig(signed), StringComparison.Ordinal);
        Assert.EndsWith(" / The document was changed after it was signed.", LetterVerifier.Verify(signed, bench.Trust).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_appended_update_is_noticed_by_pdfsig_and_refused_by_us()
    {
        var signed = bench.Sign(SamplePdf.OnePage());
        var before = signed.AsSpan().LastIndexOf("startxref\n"u8) + 10;
        var previous = System.Text.Encoding.ASCII.GetString(signed.AsSpan(before)).Split('\n')[0];
        byte[] updated =
        [
            .. signed,
            .. System.Text.Encoding.ASCII.GetBytes($"4 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\nxref\n4 1\n{signed.Length:D10} 00000 n \ntrailer\n<< /Size 10 /Root 1 0 R /Prev {previous} >>\nstartxref\n{signed.Length + 50}\n%%EOF\n"),
        ];

        Assert.DoesNotContain("Total document signed", bench.Pdfsig(updated), StringComparison.Ordinal);
        var found = LetterVerifier.Verify(updated, bench.Trust);
        Assert.False(found.Valid);
        Assert.False(found.WholeDocument);
        Assert.EndsWith(" / Something was added to the document after it was signed.", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_of_another_root_is_refused_by_pdfsig_and_by_us()
    {
        using var root = TestAuthority.Root("Another root");
        using var signer = TestAuthority.Issue(root, "Somebody else");
        File.WriteAllBytes(bench.PathOf("other.p12"), new X509Certificate2Collection { signer }.Export(X509ContentType.Pkcs12, Workbench.Password)!);
        using var seal = LetterSeal.Open(bench.PathOf("other.p12"), Workbench.Password);

        var signed = seal.Sign(SamplePdf.OnePage(), Workbench.Now, "Reason");

        Assert.DoesNotContain("Certificate is Trusted.", bench.Pdfsig(signed), StringComparison.Ordinal);
        var found = LetterVerifier.Verify(signed, bench.Trust);
        Assert.False(found.Valid);
        Assert.True(found.WholeDocument);
        Assert.EndsWith(" / The signer's certificate does not lead to a trusted root.", found.Reason, StringComparison.Ordinal);
    }

    private byte[] Sample(string kind) => kind == "table" ? SamplePdf.WithEmbeddedFile() : bench.WithObjectStreams(SamplePdf.WithEmbeddedFile());
}
