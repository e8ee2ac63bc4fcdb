using System.Security.Cryptography;
using System.Text;
using NodaTime;
using RightsRequests.Letters.Tests.Signing;

namespace RightsRequests.Letters.Tests.Evidence;

public sealed class LongTermTests(RevocationBench bench) : IClassFixture<RevocationBench>
{
    [Theory]
    [InlineData(SigningLevel.LongTerm, "B-LT", false)]
    [InlineData(SigningLevel.LongTerm, "B-LT", true)]
    [InlineData(SigningLevel.Archived, "B-LTA", false)]
    [InlineData(SigningLevel.Archived, "B-LTA", true)]
    public async Task A_letter_carries_its_proof_and_every_judge_agrees(SigningLevel level, string word, bool packed)
    {
        var letter = packed ? bench.Bench.WithObjectStreams(SamplePdf.WithEmbeddedFile()) : SamplePdf.WithEmbeddedFile();
        var signed = await SignAsync(level, letter);

        var found = LetterVerifier.Verify(signed, [bench.Root]);
        Assert.Null(found.Reason);
        Assert.Equal((word, true, true), (found.Level, found.Timestamped, found.WholeDocument));
        Assert.Contains(found.Hints, hint => hint.Contains(" / After the signature only validation data were added", StringComparison.Ordinal));
        File.WriteAllText(bench.Bench.PathOf("root.pem"), bench.Root.ExportCertificatePem());
        bench.Bench.Trusting(bench.Bench.PathOf("root.pem"));
        var judged = bench.Bench.Pdfsig(signed);
        Assert.Contains("Signature is Valid.", judged, StringComparison.Ordinal);
        Assert.Contains("Certificate is Trusted.", judged, StringComparison.Ordinal);
        Assert.DoesNotContain("invalid", judged, StringComparison.OrdinalIgnoreCase);
        var path = bench.Bench.Save(signed);
        Assert.DoesNotContain("WARNING", Tool.RunOrFail("qpdf", "--check", path), StringComparison.Ordinal);
        Assert.DoesNotContain("repair", Tool.RunOrFail("mutool", "show", path, "trailer"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_archive_timestamp_satisfies_openssl()
    {
        var parts = new SignedParts(await SignAsync(SigningLevel.Archived));
        System.Formats.Asn1.AsnDecoder.ReadEncodedValue(parts.Contents, System.Formats.Asn1.AsnEncodingRules.BER, out _, out _, out var length);

        var judged = Tool.RunOrFail(
            "openssl", "ts", "-verify", "-data", bench.Bench.Save(parts.Signed, "bin"), "-in", bench.Bench.Save(parts.Contents[..length], "tst"), "-token_in",
            "-CAfile", bench.Bench.Save(Encoding.ASCII.GetBytes(bench.Root.ExportCertificatePem()), "pem"));

        Assert.Contains("Verification: OK", judged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_responder_the_revocation_list_is_the_proof()
    {
        using var own = new RevocationBench { OcspAway = true };

        var signed = await own.At(SigningLevel.LongTerm).SignAsync(own.Seal, SamplePdf.OnePage(), Workbench.Now, "Reason", default);

        Assert.Equal((null, "B-LT"), (LetterVerifier.Verify(signed, [own.Root]).Reason, LetterVerifier.Verify(signed, [own.Root]).Level));
        Assert.Contains("/CRLs [", Encoding.Latin1.GetString(signed), StringComparison.Ordinal);
        Assert.DoesNotContain("/OCSPs [", Encoding.Latin1.GetString(signed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_responder_and_list_the_letter_waits()
    {
        using var own = new RevocationBench { OcspAway = true, CrlAway = true };
        var signer = own.At(SigningLevel.LongTerm);

        var waits = await Assert.ThrowsAsync<LetterWaitsException>(() => signer.SignAsync(own.Seal, SamplePdf.OnePage(), Workbench.Now, "Reason", default));

        Assert.Equal("revocation-information", waits.WaitingFor);
        own.CrlAway = false;
        Assert.True(LetterVerifier.Verify(await signer.SignAsync(own.Seal, SamplePdf.OnePage(), Workbench.Now, "Reason", default), [own.Root]).Valid);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_a_revoked_certificate_nothing_is_signed(bool list)
    {
        using var own = new RevocationBench { OcspAway = list };
        own.Revoke(own.Signer, DateTimeOffset.UtcNow.AddDays(-1));

        await Assert.ThrowsAsync<CryptographicException>(() => own.At(SigningLevel.LongTerm).SignAsync(own.Seal, SamplePdf.OnePage(), Workbench.Now, "Reason", default));
    }

    [Theory]
    [InlineData(-1, "The signer's certificate was revoked before the document was signed.")]
    [InlineData(1, null)]
    public async Task A_revocation_in_the_documents_own_list_counts_from_its_day(int day, string? reason)
    {
        using var own = new RevocationBench { OcspAway = true };
        var timestamped = await own.At(SigningLevel.Timestamped).SignAsync(own.Seal, SamplePdf.OnePage(), Workbench.Now, "Reason", default);
        own.Revoke(own.Signer, DateTimeOffset.UtcNow.AddDays(day));

        var found = LetterVerifier.Verify(WithList(timestamped, own), [own.Root]);

        Assert.Equal(reason, found.Reason?.Split(" / ")[^1]);
    }

    [Fact]
    public void A_revoked_signer_without_a_timestamp_is_refused_whatever_time_is_claimed()
    {
        using var own = new RevocationBench();
        var signed = own.Seal.Sign(SamplePdf.OnePage(), Workbench.Now - Duration.FromDays(30), "Reason");
        own.Revoke(own.Signer, DateTimeOffset.UtcNow.AddDays(-1));

        Assert.EndsWith(
            " / The signer's certificate was revoked, and no timestamp proves that the document was signed before.",
            LetterVerifier.Verify(WithList(signed, own), [own.Root]).Reason,
            StringComparison.Ordinal);
    }

    private Task<byte[]> SignAsync(SigningLevel level, byte[]? letter = null) =>
        bench.At(level).SignAsync(bench.Seal, letter ?? SamplePdf.OnePage(), Workbench.Now, "Reason", default);

    private static byte[] WithList(byte[] signed, RevocationBench own) =>
        Letters.Evidence.LongTermUpdate.WithEvidence(signed, [new(new SignedParts(signed).Contents, new([], [], [own.List()]))]);
}
