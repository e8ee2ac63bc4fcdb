using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RightsRequests.Casework;
using RightsRequests.Holders;
using RightsRequests.OpenDsr;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>Why a query did not reach its holder for good: the incident names the holder, what is wrong, and what would be right.</summary>
public sealed class FailingHolders(OfficeFixture postgres)
{
    private const string Secret = "une-phrase-que-personne-ne-devine";

    [Theory]
    [InlineData(302, "it redirects (302); redirects are not followed: the right address goes into holders.yaml")]
    [InlineData(401, "it does not accept that it is us (401): compare the secret of RIGHTS__WebhookSecrets with its own, and the clocks")]
    [InlineData(404, "nothing awaits our query at this address (404): see url in holders.yaml")]
    [InlineData(409, "it answers 409, and neither an answer (200) nor that one will come (202)")]
    public async Task What_a_webhook_refuses_is_told_by_its_status(int status, string why)
    {
        await using var webhook = new TestWebhook((_, response) =>
        {
            response.StatusCode = status;
            return null;
        });

        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddWebhook(webhook.Url, Secret));
        var (_, id) = await office.AskedAsync();
        var incident = await AfterAllTriesAsync(office, id);

        Assert.Equal("crm", incident.Holder);
        // It may be our setting that is wrong: nobody is paused for it.
        Assert.All(await office.Office.InScopeAsync((HolderTrustDesk desk) => desk.ListAsync(default)), one => Assert.Equal(0, one.Incidents));
        Assert.EndsWith($" / The query could not be asked: {why}.", incident.Reason, StringComparison.Ordinal);
        Assert.StartsWith("La question n’a pu être posée : ", incident.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", -400, -30, "has expired, or is not valid yet")]
    [InlineData("other.example.org", -1, 30, "is for another name")]
    [InlineData("localhost", -1, 30, "is none that this machine knows")]
    public async Task What_is_wrong_with_a_certificate_is_said(string name, int from, int to, string why)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var certificate = Certificate(name, from, to);
        var serving = ServeTlsAsync(listener, certificate);

        var incident = await IncidentAsync(new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/rights"));

        Assert.Contains(why, incident.Reason, StringComparison.Ordinal);
        listener.Stop();
        await serving;
    }

    [Fact]
    public async Task What_is_no_HTTP_is_said_and_so_is_a_secret_that_is_missing()
    {
        await using var webhook = new TestWebhook((_, _) => null);
        Assert.Contains("the file 'crm' is missing, or has fewer than 16 characters", (await IncidentAsync(webhook.Url, secret: "court")).Reason, StringComparison.Ordinal);

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, async stream => await stream.WriteAsync("220 mail.example.org ESMTP\r\n"u8.ToArray()));
        Assert.Contains("what answers is no HTTP", (await IncidentAsync(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"))).Reason, StringComparison.Ordinal);
        listener.Stop();
        await serving;
    }

    [Fact]
    public async Task A_database_that_lets_nobody_in_says_so_without_its_password()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        var secret = Path.Combine(database.Secrets, "crm");
        await File.WriteAllTextAsync(secret, (await File.ReadAllTextAsync(secret)).Trim() + ";Database=nulle-part-9f3a");
        await using var office = await CorrespondingOffice.StartAsync(postgres, database.AddTo);
        var (_, id) = await office.AskedAsync();

        var incident = await AfterAllTriesAsync(office, id);

        Assert.Equal("crm", incident.Holder);
        Assert.Contains("the database refuses the connection: no such database", incident.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("9f3a", incident.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_not_called_and_a_processor_that_is_not_believed_are_said()
    {
        Assert.Contains("an address that is not called", HolderFailure.Of(new HttpRequestException(null, new WebhookAddressException()))!.En, StringComparison.Ordinal);
        Assert.EndsWith("not believed: it lies", HolderFailure.Of(new DsrUntrustedException("il ment", "it lies"))!.En, StringComparison.Ordinal);
        Assert.Null(HolderFailure.Of(new InvalidOperationException("ours")));
    }

    private async Task<IncidentView> IncidentAsync(Uri url, string secret = Secret)
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddWebhook(url, secret));
        var (_, id) = await office.AskedAsync();
        return await AfterAllTriesAsync(office, id);
    }

    private static async Task<IncidentView> AfterAllTriesAsync(CorrespondingOffice office, Guid id)
    {
        for (var tried = 0; tried < EffectQueue.MaximumAttempts; tried++)
        {
            await office.Office.ExecuteAsync("UPDATE effects SET next_at = now() WHERE state = 'pending'");
            await office.DrainAsync();
        }

        return Assert.Single((await office.Office.CaseAsync(id)).Incidents);
    }

    private static Task ServeTlsAsync(TcpListener listener, X509Certificate2 certificate) => ServeAsync(listener, async stream =>
    {
        await using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(certificate);
        // Whoever does not trust it hangs up here.
        _ = await tls.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false);
    });

    private static async Task ServeAsync(TcpListener listener, Func<NetworkStream, Task> serve)
    {
        while (true)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                await serve(stream);
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            catch (Exception refused) when (refused is IOException or System.Security.Authentication.AuthenticationException)
            {
                // What it says is judged on the other side.
            }
        }
    }

    private static X509Certificate2 Certificate(string name, int from, int to)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(from), DateTimeOffset.UtcNow.AddDays(to));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
