using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using RightsRequests.Letters.Tests.Signing;

namespace RightsRequests.Letters.Tests.Verification;

public sealed class TimestampTests(Workbench bench) : IClassFixture<Workbench>
{
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    private static readonly ForeignPdf Pades = new() { SubFilter = "ETSI.CAdES.detached", Entries = "/M (D:20300101000000Z)" };

    [Fact]
    public void A_timestamp_of_a_trusted_authority_gives_the_time_and_level_B_T()
    {
        using var root = TestAuthority.Root("Root");
        using var signer = TestAuthority.Issue(root, "Signer");
        using var authority = TestAuthority.Issue(root, "Time authority", rsa: true, extendedUsage: TimeStamping);

        var found = LetterVerifier.Verify(Timestamped(signer, authority, signature => signature), [root]);

        Assert.Null(found.Reason);
        Assert.True(found.Timestamped);
        Assert.Equal("B-T", found.Level);
        Assert.True(found.SignedAt >= Workbench.Now - Duration.FromMinutes(1) && found.SignedAt < Workbench.Now + Duration.FromMinutes(10));
    }

    [Fact]
    public void A_timestamp_of_an_unknown_authority_is_hinted_at_and_does_not_count()
    {
        using var root = TestAuthority.Root("Root");
        using var elsewhere = TestAuthority.Root("Elsewhere");
        using var signer = TestAuthority.Issue(root, "Signer", toDay: 1900);
        using var authority = TestAuthority.Issue(elsewhere, "Time authority", rsa: true, extendedUsage: TimeStamping);

        var found = LetterVerifier.Verify(Timestamped(signer, authority, signature => signature), [root]);

        Assert.False(found.Timestamped);
        Assert.Equal("B-B", found.Level);
        Assert.Equal(Instant.FromUtc(2030, 1, 1, 0, 0), found.SignedAt);
        Assert.Single(found.Hints);
    }

    [Fact]
    public void A_timestamp_of_another_signature_is_refused()
    {
        using var root = TestAuthority.Root("Root");
        using var signer = TestAuthority.Issue(root, "Signer");
        using var authority = TestAuthority.Issue(root, "Time authority", rsa: true, extendedUsage: TimeStamping);

        var found = LetterVerifier.Verify(Timestamped(signer, authority, _ => [1, 2, 3]), [root]);

        Assert.False(found.Valid);
        Assert.EndsWith(" / The timestamp is damaged or belongs to another signature.", found.Reason, StringComparison.Ordinal);
    }

    private byte[] Timestamped(X509Certificate2 signer, X509Certificate2 authority, Func<byte[], byte[]> stamped) => Pades.SignedBy(content =>
    {
        var cms = Cms.Sign(content, signer, named: signer);
        var token = TokenOver(stamped(cms.SignerInfos[0].GetSignature()), authority);
        cms.SignerInfos[0].AddUnsignedAttribute(new AsnEncodedData("1.2.840.113549.1.9.16.2.14", token));
        return cms.Encode();
    });

    private byte[] TokenOver(byte[] content, X509Certificate2 authority)
    {
        var folder = Directory.CreateDirectory(bench.PathOf($"stamp-{Guid.NewGuid():N}")).FullName;
        string At(string name) => Path.Combine(folder, name);
        File.WriteAllBytes(At("content"), content);
        Tool.RunOrFail("openssl", "ts", "-query", "-data", At("content"), "-sha256", "-cert", "-out", At("query"));
        File.WriteAllBytes(At("response"), new OpensslTimeAuthority(bench, authority).Answer(File.ReadAllBytes(At("query"))));
        Tool.RunOrFail("openssl", "ts", "-reply", "-in", At("response"), "-token_out", "-out", At("token"));
        return File.ReadAllBytes(At("token"));
    }
}
