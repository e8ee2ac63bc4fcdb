using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace RightsRequests.Letters.Tests.Signing;

public sealed class SealFileTests(Workbench bench) : IClassFixture<Workbench>
{
    private static readonly HashSet<string> Controllers = ["mgen", "mgen-union"];

    [Fact]
    public void Each_controller_seals_with_its_own_key_and_the_others_with_the_common_one()
    {
        using var certificate = TestAuthority.Issue(TestAuthority.Root("Union root"), "Seal of the union");
        using var ring = new SealRing(bench.Seal, SealFile.Read(Write("union", certificate), Controllers, Workbench.Now));

        Assert.Equal("CN=Seal of the union", ring.For("mgen-union").Certificate.Subject);
        Assert.Equal(bench.Seal.Certificate, ring.For("mgen").Certificate);
    }

    [Theory]
    [InlineData("not JSON", "invalid")]
    [InlineData("""{"elsewhere": {}}""", "unknown controller: elsewhere")]
    [InlineData("""{"mgen": {}}""", "exactly one key")]
    [InlineData("""{"mgen": {"pkcs13": {}}}""", "pkcs13")]
    [InlineData("""{"mgen": {"pkcs12": {"file": "signing.p12", "passwordFile": "nowhere"}}}""", "nowhere")]
    [InlineData("""{"mgen": {"pkcs12": {"file": "signing.p12", "passwordFile": "ca.pem"}}}""", "password")]
    [InlineData("""{"mgen": {"remote": {"url": "https://example.org", "credential": "a", "tokenFile": "ca.pem", "certificateFile": "signing.p12"}}}""", "mgen: ")]
    public void What_cannot_be_used_is_said_in_a_sentence(string json, string said)
    {
        var file = bench.PathOf($"seals-{Guid.NewGuid():N}.json");
        File.WriteAllText(file, json);

        Assert.Contains(said, Assert.Throws<InvalidOperationException>(() => SealFile.Read(file, Controllers, Workbench.Now)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expired_certificate_and_one_not_meant_for_signatures_are_refused_in_words()
    {
        using var root = TestAuthority.Root("Union root");
        using var expired = TestAuthority.Issue(root, "Expired", toDay: -1);
        using var encryption = TestAuthority.Issue(root, "Encryption", rsa: true, usage: X509KeyUsageFlags.KeyEncipherment);

        Assert.Contains("has expired: CN=Expired", Refusal(Write("expired", expired)), StringComparison.Ordinal);
        Assert.Contains("not meant for signatures: CN=Encryption", Refusal(Write("encryption", encryption)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SigningLevel.Basic)]
    [InlineData(SigningLevel.Timestamped)]
    public async Task After_the_end_of_its_certificate_nothing_is_sealed_and_the_letter_waits(SigningLevel level)
    {
        using var root = TestAuthority.Root("Union root");
        using var expired = TestAuthority.Issue(root, "Expired", toDay: -1);
        File.WriteAllBytes(bench.PathOf("ended.p12"), expired.Export(X509ContentType.Pkcs12, Workbench.Password));
        using var ended = LetterSeal.Open(bench.PathOf("ended.p12"), Workbench.Password);
        var signer = new LetterSigner(level, SystemClock.Instance, LetterSigner.DevelopmentTimeAuthority(bench.PathOf("timestamp.p12"), Workbench.Password, SystemClock.Instance));

        var waits = await Assert.ThrowsAsync<LetterWaitsException>(() => signer.SignAsync(ended, SamplePdf.OnePage(), Workbench.Now, "Reason", default));

        Assert.Equal(LetterWaitsException.SigningService, waits.WaitingFor);
        Assert.Contains("has expired: CN=Expired", waits.Message, StringComparison.Ordinal);
        using var ring = new SealRing(bench.Seal, new Dictionary<string, LetterSeal> { ["mgen-union"] = ended });
        Assert.Equal(ended, ring.FirstToEnd.Seal);
        Assert.True(ring.FirstToEnd.Ends < Workbench.Now);
    }

    private static string Refusal(string file) =>
        Assert.Throws<InvalidOperationException>(() => SealFile.Read(file, Controllers, Workbench.Now)).Message;

    private string Write(string name, X509Certificate2 certificate)
    {
        File.WriteAllBytes(bench.PathOf($"{name}.p12"), certificate.Export(X509ContentType.Pkcs12, Workbench.Password));
        File.WriteAllText(bench.PathOf($"{name}.password"), Workbench.Password);
        var file = bench.PathOf($"{name}.json");
        File.WriteAllText(file, """{"mgen-union": {"pkcs12": {"file": "NAME.p12", "passwordFile": "NAME.password"}}}""".Replace("NAME", name, StringComparison.Ordinal));
        return file;
    }
}
