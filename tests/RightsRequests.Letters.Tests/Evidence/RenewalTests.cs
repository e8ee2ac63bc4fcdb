using NodaTime;
using RightsRequests.Letters.Tests.Signing;

namespace RightsRequests.Letters.Tests.Evidence;

public sealed class RenewalTests(RevocationBench bench) : IClassFixture<RevocationBench>
{
    [Fact]
    public async Task A_renewed_letter_lasts_as_long_as_the_new_timestamp_and_keeps_every_byte()
    {
        var first = await bench.With(SigningLevel.Archived, Soon("First authority", 30)).SignAsync(bench.Seal, SamplePdf.OnePage(), Workbench.Now, "Reason", default);
        Assert.InRange((LetterSigner.EvidenceEnds(first)!.Value - Workbench.Now).TotalDays, 29, 31);

        var second = await bench.With(SigningLevel.Archived, Soon("Second authority", 300)).RenewAsync(first, default);
        var third = await bench.At(SigningLevel.Archived).RenewAsync(second, default);

        Assert.True(second.AsSpan().StartsWith(first));
        Assert.True(third.AsSpan().StartsWith(second));
        Assert.InRange((LetterSigner.EvidenceEnds(second)!.Value - Workbench.Now).TotalDays, 299, 301);
        foreach (var letter in (byte[][])[first, second, third])
        {
            var found = LetterVerifier.Verify(letter, [bench.Root]);
            Assert.Equal((null, "B-LTA", true), (found.Reason, found.Level, found.WholeDocument));
            Assert.DoesNotContain("WARNING", Tool.RunOrFail("qpdf", "--check", bench.Bench.Save(letter)), StringComparison.Ordinal);
            Assert.Contains("Signature is Valid.", bench.Bench.Pdfsig(letter), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_letter_with_a_signature_timestamp_only_is_raised_to_the_archive()
    {
        var timestamped = await bench.At(SigningLevel.Timestamped).SignAsync(bench.Seal, SamplePdf.OnePage(), Workbench.Now, "Reason", default);

        var renewed = await bench.At(SigningLevel.Timestamped).RenewAsync(timestamped, default);

        Assert.Equal((null, "B-LTA"), (LetterVerifier.Verify(renewed, [bench.Root]).Reason, LetterVerifier.Verify(renewed, [bench.Root]).Level));
    }

    [Fact]
    public async Task A_letter_without_a_timestamp_has_no_end_of_proof() =>
        Assert.Null(LetterSigner.EvidenceEnds(await new LetterSigner(SigningLevel.Basic, SystemClock.Instance).SignAsync(bench.Seal, SamplePdf.OnePage(), Workbench.Now, "Reason", default)));

    [Fact]
    public Task Without_an_authority_nothing_is_renewed() =>
        Assert.ThrowsAsync<InvalidOperationException>(() => new LetterSigner(SigningLevel.Basic, SystemClock.Instance).RenewAsync(bench.Seal.Sign(SamplePdf.OnePage(), Workbench.Now, "Reason"), default));

    private ITimeAuthority Soon(string name, int days)
    {
        var authority = bench.Authority(name, days);
        return LetterSigner.TimeAuthority(new(bench.Http.At($"tsa-{days}", (_, query) => authority.Answer(query)), [bench.Root]));
    }
}
