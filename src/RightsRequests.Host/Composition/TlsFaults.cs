using System.Net;
using Microsoft.Extensions.Configuration;
using Npgsql;
using RightsRequests.Holders;
using RightsRequests.Host.Commands;
using RightsRequests.Workflow;

namespace RightsRequests.Host.Composition;

/// <summary>Where personal data would leave this machine in clear, or to whom nobody checked (Art. 32). In development nothing is demanded; on loopback never.</summary>
internal static class TlsFaults
{
    public static IEnumerable<string?> Of(IConfigurationSection section, bool production) => production
        ? [Database(section["ConnectionString"], Beside(section), "RIGHTS__ConnectionString"), Broker(section["Broker"], Beside(section)), Web(section, "PublicUrl"), Web(section, "Oidc:Authority"), Scanner(section), Stamps(section), Mailbox(section), Certificates(section)]
        : [Mailbox(section), Certificates(section)];

    // Containers on this very machine, whose network leaves it nowhere.
    private static string[] Beside(IConfigurationSection section) => (section["SameMachine"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The databases of holders that would be asked in clear; what is missing or unfit is said elsewhere.</summary>
    public static IEnumerable<string> OfDatabases(IConfigurationSection section, Policy policy) =>
        HolderSecrets.Databases(policy, section["SqlHolders"]).Select(one => Database(one.ConnectionString, Beside(section), $"RIGHTS__SqlHolders, '{one.Holder}'")).OfType<string>();

    private static string? Database(string? text, string[] beside, string setting)
    {
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(text);
            return connection.SslMode is SslMode.VerifyFull or SslMode.VerifyCA || (connection.Host ?? "").Split(',').All(host => IsHere(host) || beside.Contains(host))
                ? null
                : $"{setting} : PostgreSQL sur une autre machine demande TLS vérifié / PostgreSQL on another machine needs verified TLS: SSL Mode=VerifyFull;Root Certificate=…";
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException)
        {
            // Said elsewhere.
            return null;
        }
    }

    // A socket of this machine, or its loopback; a port may follow.
    private static bool IsHere(string host) =>
        host.Length == 0 || host[0] is '/' or '@'
        || (Uri.TryCreate($"tcp://{(IPAddress.TryParse(host, out var address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{host}]" : host)}", UriKind.Absolute, out var here) && here.IsLoopback);

    private static string? Broker(string? text, string[] beside) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "amqp", IsLoopback: false } && !beside.Contains(address.Host)
        ? "RIGHTS__Broker : RabbitMQ sur une autre machine demande TLS / RabbitMQ on another machine needs TLS: amqps://…, RIGHTS__BrokerTrust"
        : null;

    private static string? Web(IConfigurationSection section, string name) => Uri.TryCreate(section[name], UriKind.Absolute, out var address) && address is { Scheme: "http", IsLoopback: false }
        ? $"RIGHTS__{name.Replace(":", "__", StringComparison.Ordinal)} : https:// en production / in production"
        : null;

    // clamd knows no TLS, and is sent evidence of identity whole.
    private static string? Scanner(IConfigurationSection section) => Uri.TryCreate(section["Clamd"], UriKind.Absolute, out var address) && !address.IsLoopback && !Beside(section).Contains(address.Host)
        ? "RIGHTS__Clamd : clamd reçoit les fichiers en clair, il lui faut cette machine (RIGHTS__SameMachine pour un conteneur) / clamd is sent files in clear, it must be on this machine (RIGHTS__SameMachine for a container): tcp://127.0.0.1:3310"
        : null;

    // Its answers are signed; its password is not.
    private static string? Stamps(IConfigurationSection section) => section["TimeAuthority:User"] is { Length: > 0 } && Uri.TryCreate(section["TimeAuthority:Url"], UriKind.Absolute, out var address) && address is { Scheme: "http", IsLoopback: false }
        ? "RIGHTS__TimeAuthority__Url : https:// avec un mot de passe / with a password"
        : null;

    private static string? Mailbox(IConfigurationSection section) => section["Imap:Security"] is "none" && section["Imap:Host"] is { Length: > 0 } host && !IsHere(host)
        ? "RIGHTS__Imap__Security : none sur cette machine seulement, sinon tls ou starttls / on this machine only, else tls or starttls"
        : null;

    private static string? Certificates(IConfigurationSection section)
    {
        var named = section["BrokerTrust"] ?? section["BrokerCertificate"];
        if (string.IsNullOrEmpty(named) || !Uri.TryCreate(section["Broker"], UriKind.Absolute, out var address))
        {
            return null;
        }

        if (address.Scheme != "amqps")
        {
            return "RIGHTS__BrokerTrust, RIGHTS__BrokerCertificate : seulement avec / only with amqps://";
        }

        try
        {
            BrokerSettings.Read(section);
            return null;
        }
        catch (WrongUseException wrong)
        {
            return wrong.Message;
        }
    }
}
