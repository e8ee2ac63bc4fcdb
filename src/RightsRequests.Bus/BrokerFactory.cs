using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using RabbitMQ.Client;

namespace RightsRequests.Bus;

/// <summary>How this process connects to the broker.</summary>
internal static class BrokerFactory
{
    public static ConnectionFactory Of(BrokerAddress address, string name)
    {
        var factory = new ConnectionFactory { Uri = address.Uri, AutomaticRecoveryEnabled = false, ClientProvidedName = name };
        if (factory.Ssl.Enabled)
        {
            // The client's own default for amqps takes a certificate of any other machine.
            factory.Ssl.AcceptablePolicyErrors = SslPolicyErrors.None;
            factory.Ssl.ServerName = address.Uri.Host;
            factory.Ssl.CertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors, address.Trusted);
            if (address.Own is { } own)
            {
                factory.Ssl.Certs = [own];
            }
        }

        return factory;
    }

    private static bool IsTrusted(X509Certificate? shown, SslPolicyErrors errors, X509Certificate2Collection trusted)
    {
        if (trusted.Count == 0 || shown is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return errors == SslPolicyErrors.None;
        }

        // An authority of our own publishes no revocation lists: who loses a key makes a new authority.
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var certificate = new X509Certificate2(shown);
        return chain.Build(certificate);
    }
}
