using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using RabbitMQ.Client;

namespace RightsRequests.HolderKit;

/// <summary>Whom an <c>amqps</c> connection believes to be the broker.</summary>
internal static class BrokerTrust
{
    /// <exception cref="IOException">The file of authorities cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It has no certificates.</exception>
    public static void Demand(ConnectionFactory factory, HolderConnection settings)
    {
        if (!factory.Ssl.Enabled)
        {
            return;
        }

        // The client's own default for amqps takes a certificate of any other machine.
        factory.Ssl.AcceptablePolicyErrors = SslPolicyErrors.None;
        factory.Ssl.ServerName = settings.Broker.Host;
        if (settings.AuthoritiesFile is { } file)
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            factory.Ssl.CertificateValidationCallback = (_, shown, _, errors) =>
                shown is not null && !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && IsSigned(shown, authorities);
        }
    }

    private static bool IsSigned(X509Certificate shown, X509Certificate2Collection authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var certificate = new X509Certificate2(shown);
        return chain.Build(certificate);
    }
}
