using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RightsRequests.Letters.Tests.Signing;

public sealed class Pkcs11Tests(Softhsm device) : IClassFixture<Softhsm>
{
    [Theory]
    [InlineData("rsa")]
    [InlineData("P-256")]
    [InlineData("P-384")]
    public void A_key_in_a_device_signs_and_every_judge_agrees(string kind)
    {
        using var root = TestAuthority.Root($"Device root {kind}");
        using var certificate = Kinds.Issue(root, kind);
        using var seal = LetterSeal.Open(Key($"seal-{kind}"), [device.Import(certificate, $"seal-{kind}")]);

        Kinds.Judge(device.Bench, root, kind, seal.Sign(SamplePdf.OnePage(), Workbench.Now, "Reason"));
    }

    [Fact]
    public void The_certificate_beside_the_key_is_found_in_the_device()
    {
        using var root = TestAuthority.Root("Device root");
        using var certificate = TestAuthority.Issue(root, "Kept in the device");
        device.Import(certificate, "kept");
        using (LetterSeal.Open(Key("kept"), [certificate]))
        {
            Assert.Throws<CryptographicException>(() => LetterSeal.Open(Key("kept")));
            using var login = LetterSeal.Open(Key("kept"), [certificate]);
            login.Sign(SamplePdf.OnePage(), Workbench.Now, "Reason");
            Softhsm.Keep(certificate, "kept");
        }

        using var seal = LetterSeal.Open(Key("kept"));

        Assert.Equal(certificate, seal.Certificate);
        Assert.Null(LetterVerifier.Verify(seal.Sign(SamplePdf.OnePage(), Workbench.Now, "Reason"), [root]).Reason);
    }

    [Fact]
    public void A_token_that_is_not_there_makes_the_letter_wait()
    {
        using var seal = LetterSeal.Open(new Pkcs11Key(Softhsm.Library, "elsewhere", Softhsm.Pin, "seal"), [device.Bench.Trust[0]]);

        Assert.Equal("signing-service", Assert.Throws<LetterWaitsException>(() => seal.Sign(SamplePdf.OnePage(), Workbench.Now, "Reason")).WaitingFor);
    }

    [Fact]
    public void A_key_that_is_not_there_is_refused_in_words()
    {
        using var seal = LetterSeal.Open(Key("nobody"), [device.Bench.Trust[0]]);

        Assert.Contains("exactly one private key", Assert.Throws<CryptographicException>(() => seal.Sign(SamplePdf.OnePage(), Workbench.Now, "Reason")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_another_certificate_is_refused()
    {
        using var root = TestAuthority.Root("Device root");
        using var certificate = TestAuthority.Issue(root, "One");
        using var other = TestAuthority.Issue(root, "Other");
        device.Import(certificate, "one");
        using var seal = LetterSeal.Open(Key("one"), [X509CertificateLoader.LoadCertificate(other.RawData)]);

        Assert.Equal("The key that signed is not that of the certificate.", Assert.Throws<CryptographicException>(() => seal.Sign(SamplePdf.OnePage(), Workbench.Now, "Reason")).Message);
    }

    private static Pkcs11Key Key(string label) => new(Softhsm.Library, Softhsm.Token, Softhsm.Pin, label);
}
