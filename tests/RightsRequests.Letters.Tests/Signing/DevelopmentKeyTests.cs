using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace RightsRequests.Letters.Tests.Signing;

public sealed class DevelopmentKeyTests(Workbench bench) : IClassFixture<Workbench>
{
    [Fact]
    public void CreateDevelopmentKey_marks_the_certificate_as_not_for_production()
    {
        Assert.True(bench.Seal.IsDevelopment);
        Assert.Contains("OU=DEVELOPMENT - NOT FOR PRODUCTION", bench.Seal.Certificate.Subject, StringComparison.Ordinal);
        Assert.Equal("RightsRequests development signer", bench.Seal.Certificate.GetNameInfo(X509NameType.SimpleName, false));
    }

    [Theory]
    [InlineData("signing.p12")]
    [InlineData("timestamp.p12")]
    [InlineData("ca.pem")]
    public void CreateDevelopmentKey_lets_only_the_owner_read(string file) =>
        Assert.Equal("600", Tool.RunOrFail("stat", "-c", "%a", bench.PathOf(file)).Trim());

    [Theory]
    [InlineData("signing.p12")]
    [InlineData("timestamp.p12")]
    [InlineData("ca.pem")]
    public void CreateDevelopmentKey_never_overwrites(string file)
    {
        var folder = Directory.CreateDirectory(bench.PathOf($"occupied-{file}")).FullName;
        File.WriteAllText(Path.Combine(folder, file), "mine");

        var error = Assert.Throws<InvalidOperationException>(() => LetterSeal.CreateDevelopmentKey(folder, "x", Workbench.Now));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(folder, file)], Directory.GetFiles(folder));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(folder, file)));
    }

    [Fact]
    public void The_root_of_the_key_is_the_one_in_its_file_and_openssl_accepts_the_chain()
    {
        var signer = bench.PathOf("signer.pem");
        File.WriteAllText(signer, bench.Seal.Certificate.ExportCertificatePem());

        Tool.RunOrFail("openssl", "verify", "-x509_strict", "-CAfile", bench.PathOf("ca.pem"), signer);
    }

    [Fact]
    public async Task The_time_authority_of_the_key_says_the_real_time_and_that_it_is_for_development()
    {
        var authority = LetterSigner.DevelopmentTimeAuthority(bench.PathOf("timestamp.p12"), Workbench.Password, NodaTime.SystemClock.Instance);

        var signed = await new LetterSigner(SigningLevel.Timestamped, SystemClock.Instance, authority).SignAsync(bench.Seal, SamplePdf.OnePage(), Workbench.Now, "Reason", default);

        var found = LetterVerifier.Verify(signed, bench.Trust);
        Assert.Equal((null, "B-T", true), (found.Reason, found.Level, found.Timestamped));
        var content = bench.Save([1, 2, 3], "bin");
        var token = await authority.StampAsync(System.Security.Cryptography.SHA256.HashData((byte[])[1, 2, 3]), default);
        Assert.Contains("DEVELOPMENT", token.AsSignedCms().Certificates[0].Subject + token.AsSignedCms().Certificates[1].Subject, StringComparison.Ordinal);
        var judged = Tool.RunOrFail("openssl", "ts", "-verify", "-data", content, "-in", bench.Save(token.AsSignedCms().Encode(), "tst"), "-token_in", "-CAfile", bench.PathOf("ca.pem"));
        Assert.Contains("Verification: OK", judged, StringComparison.Ordinal);
    }
}
