using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace RightsRequests.Host.Tests;

/// <summary>Pages and API by TLS of the product's own, where no proxy stands before it.</summary>
public sealed class ServingOverTls(PublishedHost host) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("served-tls");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_certificate_named_by_the_operator_is_shown_and_who_does_not_trust_it_gets_nothing()
    {
        await using var postgres = new PrivatePostgres();
        await postgres.InitializeAsync();
        await host.RunAsync($"keys --directory {folder.FullName}");
        await Openssl.RunAsync(folder.FullName, "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout web.key -out web.pem");
        var address = $"https://localhost:{Serving.FreePort()}";
        (string, string)[] settings =
        [
            ("RIGHTS__ConnectionString", await postgres.DatabaseAsync()), ("RIGHTS__KeyDirectory", folder.FullName), ("RIGHTS__Development", "true"), ("RIGHTS__Broker", "in-memory"),
            ("RIGHTS__PublicUrl", address), ("DOTNET_ENVIRONMENT", "Development"), ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("Kestrel__Certificates__Default__Path", Path.Combine(folder.FullName, "web.pem")), ("Kestrel__Certificates__Default__KeyPath", Path.Combine(folder.FullName, "web.key")),
        ];
        Assert.Equal(0, (await host.RunAsync("migrate", settings)).ExitCode);
        await using var serving = host.Start($"serve --roles web --urls {address}", settings);
        using var http = Client(address);
        await http.UntilReadyAsync();

        var page = await http.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("max-age=", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        using var stranger = new HttpClient { BaseAddress = new Uri(address) };
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync("/"));
        Assert.IsType<AuthenticationException>(refused.InnerException);
    }

    [Fact]
    public async Task A_certificate_that_is_not_there_is_said_at_start_without_a_trace()
    {
        var ran = await host.RunAsync(
            "serve --urls https://localhost:0",
            ("Kestrel__Certificates__Default__Path", Path.Combine(folder.FullName, "nowhere.pem")));

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("Kestrel__Certificates__Default__Path", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
    }

    // Trusts the one certificate, whose name it holds against the address as always.
    private HttpClient Client(string address)
    {
        var trusted = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder.FullName, "web.pem"));
        return new HttpClient(new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { trusted }, RevocationMode = X509RevocationMode.NoCheck },
            },
        })
        {
            BaseAddress = new Uri(address),
        };
    }
}
