using NodaTime;
using RightsRequests.Letters.Tests.Signing;

namespace RightsRequests.Letters.Tests.Verification;

public sealed class ForeignSignatureTests(PdfsigAsSigner pdfsig) : IClassFixture<PdfsigAsSigner>
{
    private readonly Workbench _bench = pdfsig.Bench;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_made_by_pdfsig_is_valid_and_not_PAdES(bool packed)
    {
        var letter = packed ? _bench.WithObjectStreams(SamplePdf.WithEmbeddedFile()) : SamplePdf.WithEmbeddedFile();

        var found = LetterVerifier.Verify(pdfsig.Sign(letter), [pdfsig.Root]);

        Assert.Null(found.Reason);
        Assert.True(found.Valid);
        Assert.Null(found.Level);
        Assert.True(found.WholeDocument);
    }

    [Fact]
    public void Of_two_signatures_the_last_one_counts()
    {
        var twice = pdfsig.Sign(pdfsig.Sign(SamplePdf.OnePage()));

        Assert.Contains("Signature #2", _bench.Pdfsig(twice), StringComparison.Ordinal);
        Assert.Null(LetterVerifier.Verify(twice, [pdfsig.Root]).Reason);
    }

    [Theory]
    [InlineData(1, "The document was certified against any change, then changed and signed again.")]
    [InlineData(2, null)]
    public void A_signature_after_a_certification_is_refused_where_that_allows_no_change(int permission, string? reason)
    {
        using var first = TestAuthority.Issue(pdfsig.Root, "First signer");
        var certification = $"/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P {permission} /V /1.2 >> >>]";
        var certified = (Pades() with { Entries = Pades().Entries + certification }).SignedBy(content => Cms.Sign(content, first, named: first).Encode());
        Assert.Null(LetterVerifier.Verify(certified, [pdfsig.Root]).Reason);

        Assert.Equal(reason, LetterVerifier.Verify(pdfsig.Sign(certified), [pdfsig.Root]).Reason?.Split(" / ")[^1]);
    }

    [Fact]
    public void A_signature_added_to_one_of_our_letters_is_refused() =>
        Assert.False(LetterVerifier.Verify(pdfsig.Sign(_bench.Sign(SamplePdf.OnePage())), [pdfsig.Root, .. _bench.Trust]).Valid);

    [Fact]
    public void One_made_by_openssl_is_valid_at_the_time_it_claims()
    {
        Tool.RunOrFail("openssl", "pkcs12", "-in", _bench.PathOf("signing.p12"), "-passin", "pass:" + Workbench.Password, "-nodes", "-clcerts", "-out", _bench.PathOf("key.pem"));

        var pdf = new ForeignPdf().SignedBy(content =>
        {
            var (input, output) = (_bench.Save(content, "bin"), _bench.PathOf("openssl.der"));
            Tool.RunOrFail("openssl", "cms", "-sign", "-binary", "-md", "sha512", "-in", input, "-signer", _bench.PathOf("key.pem"), "-outform", "DER", "-out", output);
            return File.ReadAllBytes(output);
        });

        var found = LetterVerifier.Verify(pdf, _bench.Trust);
        Assert.Null(found.Reason);
        Assert.Null(found.Level);
        Assert.True(found.SignedAt >= Workbench.Now && found.SignedAt < Workbench.Now + Duration.FromMinutes(10));
    }

    [Theory]
    [InlineData("D:20260401100000+02'00'", "2026-04-01T08:00:00Z")]
    [InlineData("D:20260401100000+02'00", "2026-04-01T08:00:00Z")]
    [InlineData("D:20260401100000Z", "2026-04-01T10:00:00Z")]
    [InlineData("D:20260401100000-05'30'", "2026-04-01T15:30:00Z")]
    [InlineData("D:20260401100000", "2026-04-01T10:00:00Z")]
    public void The_time_is_that_of_the_signature_dictionary(string date, string expected)
    {
        using var root = TestAuthority.Root("Long lived root");
        using var signer = TestAuthority.Issue(root, "Long lived");

        var found = LetterVerifier.Verify(new ForeignPdf { Entries = $"/M ({date})" }.SignedBy(content => Cms.Sign(content, signer).Encode()), [root]);

        Assert.Equal(expected, found.SignedAt?.ToString());
    }

    [Fact]
    public void A_CAdES_signature_that_names_its_certificate_is_B_B()
    {
        using var root = TestAuthority.Root("Root");
        using var signer = TestAuthority.Issue(root, "Foreign signer");

        var found = LetterVerifier.Verify(Pades().SignedBy(content => Cms.Sign(content, signer, named: signer).Encode()), [root]);

        Assert.Null(found.Reason);
        Assert.Equal("B-B", found.Level);
        Assert.Equal("CN=Foreign signer", found.SignedBy);
    }

    [Fact]
    public void A_CAdES_signature_with_a_second_time_of_its_own_is_valid_and_not_baseline()
    {
        using var root = TestAuthority.Root("Root");
        using var signer = TestAuthority.Issue(root, "Foreign signer");

        var found = LetterVerifier.Verify(Pades().SignedBy(content => Cms.Sign(content, signer, named: signer, withTime: true).Encode()), [root]);

        Assert.Null(found.Reason);
        Assert.Null(found.Level);
    }

    [Fact]
    public void A_certificate_is_judged_at_the_time_of_signing_and_not_today()
    {
        using var root = TestAuthority.Root("Root");
        using var signer = TestAuthority.Issue(root, "Once valid", fromDay: -100, toDay: -10);
        var then = new ForeignPdf { Entries = $"/M (D:{Workbench.Now - Duration.FromDays(50):uuuuMMddHHmmss}Z)" };

        Assert.Null(LetterVerifier.Verify(then.SignedBy(content => Cms.Sign(content, signer).Encode()), [root]).Reason);
    }

    private static ForeignPdf Pades() => new() { SubFilter = "ETSI.CAdES.detached", Entries = $"/M (D:{Workbench.Now:uuuuMMddHHmmss}Z)" };
}
