using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RightsRequests.OpenDsr;

namespace RightsRequests.Web.Tests.Api.OpenDsr;

/// <summary>Our signatures, and those we take, held against OpenSSL: the other side of the protocol is somebody else's program.</summary>
public sealed class OpensslAgrees(WebFixture fixture) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("opendsr-openssl");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(DsrPadding.Pss, "-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest")]
    [InlineData(DsrPadding.Pkcs1, "")]
    public async Task What_we_answer_verifies_with_the_certificate_that_discovery_names(DsrPadding padding, string options)
    {
        using var authority = new DsrAuthority();
        await using var web = await fixture.StartProcessorAsync(authority, padding, workers: false);
        using var controller = await web.ControllerAsync();
        var answer = await controller.SendAsync(DsrWeb.Request());
        using var certificate = await controller.CertificateAsync();
        var body = await answer.Content.ReadAsByteArrayAsync();
        await WriteAsync("body", body);
        await WriteAsync("signature", Convert.FromBase64String(answer.Headers.Header("X-OpenDSR-Signature")!));
        await File.WriteAllTextAsync(At("certificate.pem"), certificate.ExportCertificatePem());
        await OpensslAsync("x509 -in certificate.pem -pubkey -noout -out public.pem");

        Assert.Equal(0, await OpensslAsync($"dgst -sha256 {options} -verify public.pem -signature signature body"));
        body[^2] ^= 1;
        await WriteAsync("body", body);
        Assert.NotEqual(0, await OpensslAsync($"dgst -sha256 {options} -verify public.pem -signature signature body"));
    }

    [Theory]
    [InlineData(DsrPadding.Pss, "-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest")]
    [InlineData(DsrPadding.Pkcs1, "")]
    public async Task What_another_program_signed_is_taken(DsrPadding padding, string options)
    {
        using var authority = new DsrAuthority();
        using var certificate = authority.Issue();
        var body = "{\"request_status\":\"completed\"}"u8.ToArray();
        await WriteAsync("body", body);
        await File.WriteAllTextAsync(At("key.pem"), certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        Assert.Equal(0, await OpensslAsync($"dgst -sha256 {options} -sign key.pem -out signature body"));
        var signature = Convert.ToBase64String(await File.ReadAllBytesAsync(At("signature")));

        Assert.True(DsrSignature.Verifies(certificate, body, signature, padding));
        body[^2] ^= 1;
        Assert.False(DsrSignature.Verifies(certificate, body, signature, padding));
    }

    private string At(string file) => Path.Combine(folder.FullName, file);

    private Task WriteAsync(string file, byte[] content) => File.WriteAllBytesAsync(At(file), content);

    private Task<int> OpensslAsync(string arguments) => Openssl.TryAsync(folder.FullName, arguments);
}
