using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NodaTime;

namespace RightsRequests.Letters.Tests.Signing;

public sealed class HttpTimeAuthorityTests : IClassFixture<Workbench>, IDisposable
{
    private readonly Workbench _bench;
    private readonly HttpBench _http = new();
    private readonly X509Certificate2 _root = TestAuthority.Root("Time root");
    private readonly OpensslTimeAuthority _authority;
    private readonly Uri _url;

    public HttpTimeAuthorityTests(Workbench bench)
    {
        _bench = bench;
        using var certificate = OpensslTimeAuthority.Certificate(_root);
        _authority = new OpensslTimeAuthority(bench, certificate);
        _url = _http.At("tsa", (_, query) => _authority.Answer(query));
    }

    [Fact]
    public async Task A_letter_bears_the_authoritys_time_and_every_judge_agrees()
    {
        var signed = await SignAsync(new(_url, [_root]));

        var found = LetterVerifier.Verify(signed, [.. _bench.Trust, _root]);
        Assert.Null(found.Reason);
        Assert.Equal(("B-T", true), (found.Level, found.Timestamped));
        Assert.True(found.SignedAt >= Workbench.Now - Duration.FromMinutes(1) && found.SignedAt < Workbench.Now + Duration.FromMinutes(10));
        var judged = _bench.Pdfsig(signed);
        Assert.Contains("Signature is Valid.", judged, StringComparison.Ordinal);
        Assert.Contains("Total document signed", judged, StringComparison.Ordinal);
        Assert.DoesNotContain("WARNING", Tool.RunOrFail("qpdf", "--check", _bench.Save(signed)), StringComparison.Ordinal);
        Assert.Contains("Verification: OK", OpensslTs(signed, _root), StringComparison.Ordinal);
        Assert.DoesNotContain("Verification: OK", OpensslTs(signed, _bench.Trust[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_authority_is_given_who_asks_and_the_policy_asked_for()
    {
        string? authorization = null;
        var url = _http.At("guarded", (request, query) =>
        {
            authorization = request.Headers["Authorization"];
            return _authority.Answer(query);
        });

        await SignAsync(new(url, [_root], "letters", "sesame", OpensslTimeAuthority.Policy));

        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("letters:sesame")), authorization);
        await WaitsAsync(new(url, [_root], Policy: "1.2.3.4.99"));
    }

    [Fact]
    public Task An_authority_that_is_not_there_makes_the_letter_wait() => WaitsAsync(new(new Uri("http://127.0.0.1:9/")));

    [Fact]
    public Task An_authority_out_of_order_makes_the_letter_wait() => WaitsAsync(new(_http.At("down", () => null)));

    [Fact]
    public Task An_answer_that_is_none_makes_the_letter_wait() => WaitsAsync(new(_http.At("garbage", () => [1, 2, 3])));

    [Fact]
    public Task An_answer_too_large_makes_the_letter_wait() => WaitsAsync(new(_http.At("large", () => new byte[1024 * 1024])));

    [Fact]
    public async Task An_answer_to_another_question_makes_the_letter_wait()
    {
        byte[]? first = null;
        var url = _http.At("replayed", (_, query) => first ??= _authority.Answer(query));
        await SignAsync(new(url, [_root]));

        await WaitsAsync(new(url, [_root]));
    }

    [Fact]
    public async Task The_same_digest_under_another_nonce_makes_the_letter_wait()
    {
        byte[]? first = null;
        var url = _http.At("nonce", (_, query) => first ??= _authority.Answer(query));
        var authority = LetterSigner.TimeAuthority(new(url, [_root]));
        var digest = SHA256.HashData("the same"u8);
        await authority.StampAsync(digest, default);

        await Assert.ThrowsAsync<LetterWaitsException>(() => authority.StampAsync(digest, default));
    }

    [Fact]
    public Task An_authority_under_another_root_makes_the_letter_wait() => WaitsAsync(new(_url, _bench.Trust));

    [Fact]
    public void A_level_with_time_needs_an_authority() =>
        Assert.Throws<ArgumentException>(() => new LetterSigner(SigningLevel.Timestamped, SystemClock.Instance));

    public void Dispose()
    {
        _http.Dispose();
        _root.Dispose();
    }

    private Task<byte[]> SignAsync(TimeAuthoritySettings settings) =>
        new LetterSigner(SigningLevel.Timestamped, SystemClock.Instance, LetterSigner.TimeAuthority(settings)).SignAsync(_bench.Seal, SamplePdf.OnePage(), Workbench.Now, "Reason", default);

    private async Task WaitsAsync(TimeAuthoritySettings settings)
    {
        var waits = await Assert.ThrowsAsync<LetterWaitsException>(() => SignAsync(settings));
        Assert.Equal("time-authority", waits.WaitingFor);
    }

    private string OpensslTs(byte[] signed, X509Certificate2 root)
    {
        var cms = new System.Security.Cryptography.Pkcs.SignedCms();
        cms.Decode(new SignedParts(signed).Contents);
        var signer = cms.SignerInfos[0];
        var token = signer.UnsignedAttributes.Cast<CryptographicAttributeObject>().Single().Values[0].RawData;
        return Tool.Run(
            "openssl", "ts", "-verify", "-data", _bench.Save(signer.GetSignature(), "sig"), "-in", _bench.Save(token, "tst"), "-token_in",
            "-CAfile", _bench.Save(Encoding.ASCII.GetBytes(root.ExportCertificatePem()), "pem")).Output;
    }
}
