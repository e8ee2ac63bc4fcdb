using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RabbitMQ.Client.Exceptions;

namespace RightsRequests.Bus.Tests;

/// <summary>A broker that speaks TLS under an authority of its own, and wants a certificate of who connects.</summary>
public sealed class TlsToTheBroker : IAsyncLifetime
{
    private readonly Authority authority = new("authority");
    private readonly X509Certificate2 ours;
    private TestBroker broker = null!;
    private int port;

    public TlsToTheBroker() => ours = authority.Issue("rights-requests");

    public async ValueTask InitializeAsync()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        broker = await TestBroker.StartNewAsync(folder =>
        {
            using var server = authority.Issue("broker", "localhost");
            File.WriteAllText(Path.Combine(folder, "authority.pem"), authority.Certificate.ExportCertificatePem());
            File.WriteAllText(Path.Combine(folder, "broker.pem"), server.ExportCertificatePem());
            File.WriteAllText(Path.Combine(folder, "broker.key"), server.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
            return $"""
                listeners.ssl.1 = 127.0.0.1:{port}
                ssl_options.cacertfile = {folder}/authority.pem
                ssl_options.certfile = {folder}/broker.pem
                ssl_options.keyfile = {folder}/broker.key
                ssl_options.verify = verify_peer
                ssl_options.fail_if_no_peer_cert = true
                # Five seconds are less than a busy machine may take.
                ssl_handshake_timeout = 60000

                """;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await broker.DisposeAsync();
        ours.Dispose();
        authority.Dispose();
    }

    [Fact]
    public async Task The_authority_that_signed_it_and_our_own_certificate_open_it()
    {
        await using var connection = await BrokerFactory.Of(Address("localhost") with { Trusted = [authority.Certificate], Own = ours }, "test").CreateConnectionAsync();
        Assert.True(connection.IsOpen);
    }

    [Fact]
    public async Task Another_authority_and_the_machine_s_own_are_refused()
    {
        using var other = new Authority("authority");
        await RefusedAsync(Address("localhost") with { Trusted = [other.Certificate], Own = ours });
        await RefusedAsync(Address("localhost") with { Own = ours });
    }

    [Fact]
    public Task A_certificate_of_another_machine_is_refused() =>
        RefusedAsync(Address("127.0.0.1") with { Trusted = [authority.Certificate], Own = ours });

    [Fact]
    public async Task Who_shows_no_certificate_or_another_authority_s_is_refused_by_the_broker()
    {
        using var other = new Authority("other");
        using var theirs = other.Issue("rights-requests");
        await RefusedAsync(Address("localhost") with { Trusted = [authority.Certificate] });
        await RefusedAsync(Address("localhost") with { Trusted = [authority.Certificate], Own = theirs });
    }

    [Fact]
    public void An_address_is_told_without_its_password() =>
        Assert.Equal($"amqps://localhost:{port}", Address("localhost").ToString());

    private BrokerAddress Address(string host) => new(new UriBuilder(broker.Engine.Uri) { Scheme = "amqps", Host = host, Port = port }.Uri);

    private static Task RefusedAsync(BrokerAddress address) =>
        Assert.ThrowsAsync<BrokerUnreachableException>(() => BrokerFactory.Of(address, "test").CreateConnectionAsync());

    private sealed class Authority : IDisposable
    {
        private readonly RSA key = RSA.Create(2048);

        public Authority(string name)
        {
            var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
            Certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        }

        public X509Certificate2 Certificate { get; }

        public X509Certificate2 Issue(string name, params string[] hosts)
        {
            using var own = RSA.Create(2048);
            var request = new CertificateRequest($"CN={name}", own, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var names = new SubjectAlternativeNameBuilder();
            foreach (var host in hosts.DefaultIfEmpty(name))
            {
                names.AddDnsName(host);
            }

            request.CertificateExtensions.Add(names.Build());
            using var issued = request.Create(Certificate, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(20), RandomNumberGenerator.GetBytes(8));
            using var whole = issued.CopyWithPrivateKey(own);
            return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
        }

        public void Dispose()
        {
            key.Dispose();
            Certificate.Dispose();
        }
    }
}
