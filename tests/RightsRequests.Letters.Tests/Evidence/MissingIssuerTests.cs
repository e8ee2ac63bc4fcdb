using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using RightsRequests.Letters.Evidence;
using RightsRequests.Letters.Tests.Signing;

namespace RightsRequests.Letters.Tests.Evidence;

/// <summary>A key whose file lacks the certificate above it, and a key that nobody speaks for.</summary>
public sealed class MissingIssuerTests : IDisposable
{
    private readonly HttpBench _http = new();
    private readonly X509Certificate2 _root = TestAuthority.Root("Far root");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_issuer_is_fetched_where_the_certificate_says_it_lies(bool bag)
    {
        var above = X509CertificateLoader.LoadCertificate(_root.RawData);
        using var signer = Issue(() => bag ? new X509Certificate2Collection { above }.Export(X509ContentType.Pkcs7) : above.RawData);

        Assert.Equal(above, await new IssuerSource(new HttpClient()).OfAsync(signer, default));
    }

    [Fact]
    public async Task Another_certificate_of_the_same_name_is_not_taken_nor_rubbish_nor_what_is_too_large()
    {
        using var impostor = TestAuthority.Root("Far root");
        foreach (byte[] answer in new[] { impostor.RawData, [1, 2, 3] })
        {
            using var signer = Issue(() => answer);
            Assert.Null(await new IssuerSource(new HttpClient()).OfAsync(signer, default));
        }

        using var large = Issue(() => new byte[100_000]);
        await Assert.ThrowsAsync<LetterWaitsException>(() => new IssuerSource(new HttpClient()).OfAsync(large, default));
    }

    [Fact]
    public async Task While_nobody_answers_the_letter_waits_and_without_an_address_it_is_refused()
    {
        using var signer = Issue(() => null);
        await Assert.ThrowsAsync<LetterWaitsException>(() => new IssuerSource(new HttpClient()).OfAsync(signer, default));
        using var alone = TestAuthority.Issue(_root, "Alone");
        await Assert.ThrowsAsync<CryptographicException>(() =>
            new EvidenceCollector([], new HttpClient(), SystemClock.Instance).OfChainAsync(alone, [], default));
    }

    [Fact]
    public void A_level_that_a_key_cannot_reach_is_said_before_the_first_letter()
    {
        using var bench = new RevocationBench();
        Assert.Null(bench.At(SigningLevel.LongTerm).Unreachable(bench.Seal));
        var silent = bench.Bench.Seal;
        Assert.Null(bench.At(SigningLevel.Timestamped).Unreachable(silent));
        Assert.Contains("neither an OCSP responder nor a revocation list", bench.At(SigningLevel.LongTerm).Unreachable(silent));
    }

    public void Dispose() => _http.Dispose();

    private X509Certificate2 Issue(Func<byte[]?> answer) =>
        TestAuthority.Issue(_root, "Far signer", issuers: _http.At($"{Guid.NewGuid():N}", answer));
}
