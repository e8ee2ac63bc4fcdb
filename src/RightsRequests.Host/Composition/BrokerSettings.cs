using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using RightsRequests.Bus;
using RightsRequests.Host.Commands;

namespace RightsRequests.Host.Composition;

/// <summary>What the settings say about the broker.</summary>
internal static class BrokerSettings
{
    /// <exception cref="WrongUseException">The address is none, or a certificate file cannot be read.</exception>
    public static BrokerAddress Read(IConfigurationSection section)
    {
        if (!Uri.TryCreate(section["Broker"], UriKind.Absolute, out var address) || address.Scheme is not ("amqp" or "amqps"))
        {
            throw new WrongUseException($"RIGHTS__Broker : {SettingWords.NoAddress}: {SettingWords.BrokerAddresses}");
        }

        return new(address)
        {
            Trusted = section["BrokerTrust"] is { Length: > 0 } trust
                ? Certificates("RIGHTS__BrokerTrust", trust, path =>
                {
                    var read = new X509Certificate2Collection();
                    read.ImportFromPemFile(path);
                    return read.Count > 0 ? read : throw new CryptographicException("None.");
                })
                : [],
            Own = section["BrokerCertificate"] is { Length: > 0 } own
                ? Certificates("RIGHTS__BrokerCertificate", own, path => X509CertificateLoader.LoadPkcs12FromFile(path, section["BrokerCertificatePassword"]))
                : null,
        };
    }

    private static T Certificates<T>(string setting, string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new WrongUseException($"{setting} : certificat illisible / certificate cannot be read: {path}");
        }
    }
}
