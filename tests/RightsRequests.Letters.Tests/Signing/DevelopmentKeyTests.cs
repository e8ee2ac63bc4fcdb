using System.Security.Cryptography.X509Certificates;

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
    [InlineData("ca.pem")]
    public void CreateDevelopmentKey_lets_only_the_owner_read(string file) =>
        Assert.Equal("600", Tool.RunOrFail("stat", "-c", "%a", bench.PathOf(file)).Trim());

    [Theory]
    [InlineData("signing.p12")]
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
}
