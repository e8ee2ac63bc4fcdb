using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace RightsRequests.Letters.Tests.Signing;

public sealed class RemoteKeyTests(Workbench bench) : IClassFixture<Workbench>, IDisposable
{
    private readonly HttpBench _http = new();
    private readonly X509Certificate2 _root = TestAuthority.Root("Remote root");
    private readonly List<JsonObject> _asked = [];

    [Theory]
    [InlineData("rsa", false)]
    [InlineData("P-256", false)]
    [InlineData("P-256", true)]
    [InlineData("P-384", true)]
    public void A_key_at_a_service_signs_and_every_judge_agrees(string kind, bool sideBySide)
    {
        using var certificate = Kinds.Issue(_root, kind);
        using var seal = Serve(certificate, sideBySide);

        Kinds.Judge(bench, _root, kind, seal.Sign(SamplePdf.OnePage(), Workbench.Now, "Reason"));

        var last = _asked[^1];
        Assert.Equal("sad-for-one", (string?)last["SAD"]);
        Assert.Equal("seal-1", (string?)last["credentialID"]);
        Assert.Equal(kind == "P-384" ? "2.16.840.1.101.3.4.2.2" : "2.16.840.1.101.3.4.2.1", (string?)last["hashAlgorithmOID"]);
    }

    [Fact]
    public void A_service_out_of_order_makes_the_letter_wait()
    {
        using var certificate = Kinds.Issue(_root, "rsa");
        using var seal = LetterSeal.Open(new RemoteKey(new Uri(_http.Address, "nowhere"), "seal-1", "secret"), [certificate]);

        Assert.Equal("signing-service", Assert.Throws<LetterWaitsException>(() => seal.Sign(SamplePdf.OnePage(), Workbench.Now, "Reason")).WaitingFor);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"SAD":1}""")]
    [InlineData("""{"SAD":"x","signatures":["?"]}""")]
    [InlineData("""{"SAD":"x","signatures":["AAAA"]}""")]
    public void An_answer_that_is_none_makes_no_signature(string answer)
    {
        using var certificate = Kinds.Issue(_root, "P-256");
        _http.At("csc/credentials/authorize", () => Encoding.UTF8.GetBytes(answer));
        _http.At("csc/signatures/signHash", () => Encoding.UTF8.GetBytes(answer));
        using var seal = LetterSeal.Open(new RemoteKey(new Uri(_http.Address, "csc"), "seal-1", "secret"), [certificate]);

        Assert.Throws<LetterWaitsException>(() => seal.Sign(SamplePdf.OnePage(), Workbench.Now, "Reason"));
    }

    public void Dispose()
    {
        _http.Dispose();
        _root.Dispose();
    }

    private LetterSeal Serve(X509Certificate2 certificate, bool sideBySide)
    {
        _http.At("csc/credentials/authorize", (request, body) => Asked(request, body) is null ? null : Encoding.UTF8.GetBytes("""{"SAD":"sad-for-one"}"""));
        _http.At("csc/signatures/signHash", (request, body) =>
        {
            if (Asked(request, body) is not { } asked)
            {
                return null;
            }

            var hash = Convert.FromBase64String((string)asked["hashes"]![0]!);
            var signature = certificate.GetECDsaPrivateKey() is { } curve
                ? curve.SignHash(hash, sideBySide ? DSASignatureFormat.IeeeP1363FixedFieldConcatenation : DSASignatureFormat.Rfc3279DerSequence)
                : certificate.GetRSAPrivateKey()!.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return Encoding.UTF8.GetBytes(new JsonObject { ["signatures"] = new JsonArray(Convert.ToBase64String(signature)) }.ToJsonString());
        });
        return LetterSeal.Open(new RemoteKey(new Uri(_http.Address, "csc"), "seal-1", "secret", "4711"), [X509CertificateLoader.LoadCertificate(certificate.RawData)]);
    }

    private JsonObject? Asked(System.Net.HttpListenerRequest request, byte[] body)
    {
        var asked = JsonNode.Parse(body)!.AsObject();
        _asked.Add(asked);
        return request.Headers["Authorization"] == "Bearer secret" ? asked : null;
    }
}
