using System.Security.Cryptography.X509Certificates;
using RightsRequests.Letters.Tests.Signing;

namespace RightsRequests.Letters.Tests.Verification;

public sealed class RefusedSignatureTests : IDisposable
{
    private static readonly ForeignPdf Pades = new() { SubFilter = "ETSI.CAdES.detached", Entries = $"/M (D:{Workbench.Now:uuuuMMddHHmmss}Z)" };
    private readonly X509Certificate2 _root = TestAuthority.Root("Root");

    [Fact]
    public void A_certificate_out_of_date_at_the_time_of_signing()
    {
        using var signer = TestAuthority.Issue(_root, "Expired", fromDay: -100, toDay: -10);

        Assert.EndsWith(" / The certificate, or one above it, was not valid at the time of signing.", Reason(Pades, signer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_may_not_sign()
    {
        using var signer = TestAuthority.Issue(_root, "Encryption only", rsa: true, usage: X509KeyUsageFlags.KeyEncipherment);

        Assert.EndsWith(" / The signer's certificate is not meant for signatures.", Reason(Pades, signer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_bound_to_another_certificate()
    {
        using var signer = TestAuthority.Issue(_root, "Signer");
        var pdf = Pades.SignedBy(content => Cms.Sign(content, signer, named: _root).Encode());

        Assert.EndsWith(" / The signature was made for another certificate than the one it shows.", LetterVerifier.Verify(pdf, [_root]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_without_the_signers_certificate()
    {
        using var signer = TestAuthority.Issue(_root, "Signer");
        var pdf = Pades.SignedBy(content => Cms.Sign(content, signer, withCertificate: false).Encode());

        Assert.EndsWith(" / The signature does not hold the signer's certificate.", LetterVerifier.Verify(pdf, [_root]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_on_SHA_1()
    {
        using var signer = TestAuthority.Issue(_root, "Old", rsa: true);
        var pdf = Pades.SignedBy(content => Cms.Sign(content, signer, digest: Cms.Sha1).Encode());

        Assert.EndsWith(" / The signature rests on a digest that is no longer safe or not known.", LetterVerifier.Verify(pdf, [_root]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_that_does_not_say_when()
    {
        using var signer = TestAuthority.Issue(_root, "Timeless");

        Assert.EndsWith(" / The signature does not say when it was made, so that the certificate cannot be judged.", Reason(new ForeignPdf(), signer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adbe.pkcs7.sha1")]
    [InlineData("adbe.x509.rsa_sha1")]
    [InlineData("ETSI.RFC3161")]
    public void A_signature_of_another_kind(string subFilter)
    {
        using var signer = TestAuthority.Issue(_root, "Signer");

        Assert.Contains(" / The signature is of a kind that is not verified here", Reason(Pades with { SubFilter = subFilter }, signer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_that_leaves_out_the_start()
    {
        using var signer = TestAuthority.Issue(_root, "Signer");
        var pdf = Pades with { BendRange = range => [8, range[1] - 8, range[2], range[3]] };

        Assert.EndsWith(" / The signature's byte range is malformed or goes beyond the file.", Reason(pdf, signer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-20, 0)]
    [InlineData(0, 4)]
    [InlineData(-1, 0)]
    public void A_range_that_leaves_out_more_than_the_signature(int before, int after)
    {
        using var signer = TestAuthority.Issue(_root, "Signer");
        var pdf = Pades with { BendRange = range => [0, range[1] + before, range[2] + after, range[3] - after] };

        Assert.EndsWith(" / The signature's byte range leaves out more, or something else, than the signature itself.", Reason(pdf, signer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_that_leaves_out_the_end()
    {
        using var signer = TestAuthority.Issue(_root, "Signer");
        var found = LetterVerifier.Verify((Pades with { BendRange = range => [0, range[1], range[2], range[3] - 5] }).SignedBy(content => Cms.Sign(content, signer).Encode()), [_root]);

        Assert.False(found.Valid);
        Assert.False(found.WholeDocument);
        Assert.EndsWith(" / Something was added to the document after it was signed.", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_space_that_holds_more_than_the_signature()
    {
        using var signer = TestAuthority.Issue(_root, "Signer");

        Assert.EndsWith(" / The space of the signature holds something besides the signature.", Reason(Pades with { Filling = '1' }, signer), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_signers_in_one_signature()
    {
        using var signer = TestAuthority.Issue(_root, "Signer");
        using var other = TestAuthority.Issue(_root, "Other");
        var pdf = Pades.SignedBy(content =>
        {
            var cms = Cms.Sign(content, signer);
            cms.ComputeSignature(new System.Security.Cryptography.Pkcs.CmsSigner(other));
            return cms.Encode();
        });

        Assert.EndsWith(" / The signature does not have exactly one signer.", LetterVerifier.Verify(pdf, [_root]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_signature_of_another_document()
    {
        using var signer = TestAuthority.Issue(_root, "Signer");

        Assert.EndsWith(" / The document was changed after it was signed.", LetterVerifier.Verify(Pades.SignedBy(_ => Cms.Sign([1, 2, 3], signer, named: signer).Encode()), [_root]).Reason, StringComparison.Ordinal);
    }

    public void Dispose() => _root.Dispose();

    private string? Reason(ForeignPdf pdf, X509Certificate2 signer)
    {
        var found = LetterVerifier.Verify(pdf.SignedBy(content => Cms.Sign(content, signer).Encode()), [_root]);
        Assert.False(found.Valid);
        return found.Reason;
    }
}
