using System.Net;
using System.Net.Mail;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using RightsRequests.Holders;
using RightsRequests.Host.Commands;
using RightsRequests.PolicyPack;

namespace RightsRequests.Host.Composition;

/// <summary>All that is wrong with the settings, a sentence each, before anything is started.</summary>
internal static partial class SettingFaults
{
    // A century: what is longer is a slip, and days beyond the calendar's end.
    private const int MostYears = 100;
    private const int MostDays = 36_525;
    private const int MostSeconds = 86_400;

    /// <summary>Empty where all is well.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="production">True where letters must leave and staff sign in at a provider.</param>
    /// <param name="web">True where pages are served.</param>
    public static IReadOnlyList<string> Of(IConfiguration configuration, bool production, bool web)
    {
        var section = configuration.GetSection("RIGHTS");
        var keys = KeyFolder.Named(section["KeyDirectory"]);
        return
        [
            .. new[]
            {
                DevelopmentIn(configuration, production),
                Connection(section["ConnectionString"]),
                Broker(section["Broker"], production),
                Address(section, "SmtpUri", production, "smtp", "smtps"),
                // Without it links, sign-in and cookies would go by the host that a caller names.
                Address(section, "PublicUrl", production && web, "https", "http") ?? Bare(section, "PublicUrl"),
                Address(section, "Clamd", needed: false, "tcp") ?? (section["Clamd"] is { Length: > 0 } clamd && new Uri(clamd).Port <= 0 ? $"RIGHTS__Clamd : {SettingWords.NoAddress}: tcp://127.0.0.1:3310" : null),
                Address(section, "TimeAuthority:Url", needed: false, "http", "https"),
                Address(section, "Oidc:Authority", production && web, "https", "http"),
                Number(section, "DraftDays", MostDays),
                Number(section, "RetentionYears", MostYears),
                Number(section, "UnconfirmedDays", MostDays),
                Number(section, "UploadDays", MostDays),
                Number(section, "PauseAfterIncidents", int.MaxValue, least: 0),
                Number(section, "Imap:Port", IPEndPoint.MaxPort),
                Number(section, "Imap:EverySeconds", MostSeconds),
                Word(section, "Development", "true", "false"),
                Word(section, "Digests", "true", "false"),
                Word(section, "SignatureLevel", "B-B", "B-T", "B-LT", "B-LTA"),
                Word(section, "Imap:Security", "tls", "starttls", "none"),
                section["Imap:Host"] is { Length: > 0 } && string.IsNullOrEmpty(section["Imap:User"]) ? $"RIGHTS__Imap__User {SettingWords.Missing}" : null,
                section["Imap:Host"] is { Length: > 0 } && string.IsNullOrEmpty(section["Imap:Password"]) ? $"RIGHTS__Imap__Password {SettingWords.Missing}" : null,
                section["Imap:Host"] is { Length: > 0 } host && Uri.CheckHostName(host) == UriHostNameType.Unknown ? $"RIGHTS__Imap__Host : {SettingWords.NoAddress}: imap.example.org" : null,
                section["TimeAuthority:Policy"] is { Length: > 0 } policy && !PolicyNumber().IsMatch(policy) ? $"RIGHTS__TimeAuthority__Policy : {SettingWords.UnknownValue}: 1.2.3.4 (OID)" : null,
                FileAt("RIGHTS__KeyDirectory", Path.Combine(keys, "content.key"), "rights-requests keys"),
                FileAt("RIGHTS__SigningKeyFile", section["SigningKeyFile"] ?? Path.Combine(keys, "signing.p12"), "rights-requests keys"),
                section["SigningKeyPassword"] is null ? FileAt("RIGHTS__SigningKeyPassword", Path.Combine(keys, "signing.password"), "rights-requests keys") : null,
                configuration["Kestrel:Certificates:Default:Path"] is { Length: > 0 } certificate ? FileAt("Kestrel__Certificates__Default__Path", certificate, null) : null,
                configuration["Kestrel:Certificates:Default:KeyPath"] is { Length: > 0 } key ? FileAt("Kestrel__Certificates__Default__KeyPath", key, null) : null,
                section["SealsFile"] is { Length: > 0 } seals ? FileAt("RIGHTS__SealsFile", seals, null) ?? JsonAt("RIGHTS__SealsFile", seals) : null,
                section["TimeAuthority:Trust"] is { Length: > 0 } trust ? FileAt("RIGHTS__TimeAuthority__Trust", trust, null) : null,
                FolderAt("RIGHTS__WorkflowsDirectory", section["WorkflowsDirectory"]),
                FolderAt("RIGHTS__NodeModulesRoot", section["NodeModulesRoot"]),
                Tried(() => EmbedSettings.Origins(section["Embed:Origins"])),
                Tried(() => OpenDsrSettings.Read(section.GetSection("OpenDsr"))),
                Tried(() => MemberSettings.Read(section.GetSection("Members"))),
                Telemetry.Fault(configuration),
            }.Concat(TlsFaults.Of(section, production)).Concat(Staff(section)).OfType<string>(),
            .. SecretFaults(section, production),
        ];
    }

    private static IEnumerable<string> Staff(IConfigurationSection section) => section.GetSection("Staff").GetChildren()
        .Where(one => one.Value is { Length: > 0 } address && !MailAddress.TryCreate(address, out _))
        .Select(one => $"RIGHTS__Staff__{one.Key} : {SettingWords.NoAddress}: prenom.nom@example.org");

    // A holder that cannot be asked is said now, not at the first query. A pack with faults says those itself.
    private static IEnumerable<string> SecretFaults(IConfigurationSection section, bool production)
    {
        var pack = Settings.PackOf(section);
        return Directory.Exists(pack) && PolicyPackReader.Read(pack).Policy is { } policy
            ? [.. HolderSecrets.Faults(policy, section["WebhookSecrets"], section["SqlHolders"]), .. production ? TlsFaults.OfDatabases(section, policy) : []]
            : [];
    }

    /// <summary>Settings that nothing reads: a slip in a name, or in the underscores before it, sets nothing, and says nothing by itself.</summary>
    public static IReadOnlyList<string> Unknown(IConfiguration configuration)
    {
        var known = Names().Matches(Settings.Help).Select(match => match.Value.Replace("__NAME", "", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. configuration.AsEnumerable()
                .Where(one => one.Value is not null && Ours().IsMatch(one.Key))
                .Select(one => one.Key.Replace(":", "__", StringComparison.Ordinal))
                .Where(name => !known.Contains(name) && !known.Any(one => one.EndsWith("Staff", StringComparison.Ordinal) && name.StartsWith($"{one}__", StringComparison.OrdinalIgnoreCase)))
                .Order(StringComparer.Ordinal)
                .Select(name => $"{name} : réglage inconnu, rien ne le lit / unknown setting, nothing reads it"),
        ];
    }

    private static string? Connection(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return $"RIGHTS__ConnectionString {SettingWords.Missing}: Host=…;Database=…;Username=…";
        }

        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 } ? null : $"RIGHTS__ConnectionString : Host= {SettingWords.Missing}: Host=…;Database=…;Username=…";
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException)
        {
            // Its own words may quote a password.
            return "RIGHTS__ConnectionString: illisible / cannot be read: Host=…;Database=…;Username=…;Password=…";
        }
    }

    private static string? Broker(string? text, bool production) => text switch
    {
        null or "" => $"RIGHTS__Broker {SettingWords.Missing}: {SettingWords.BrokerAddresses}",
        Settings.InMemoryBroker when production => "RIGHTS__Broker: in-memory perd ses messages avec le processus, il faut RabbitMQ en production / loses its messages with the process, production needs RabbitMQ",
        Settings.InMemoryBroker => null,
        _ => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "amqp" or "amqps" ? null : $"RIGHTS__Broker : {SettingWords.NoAddress}: {SettingWords.BrokerAddresses}",
    };

    private static string? Address(IConfigurationSection section, string name, bool needed, params string[] schemes)
    {
        var said = $"RIGHTS__{name.Replace(":", "__", StringComparison.Ordinal)}";
        return section[name] switch
        {
            null or "" => needed ? $"{said} {SettingWords.Missing}" : null,
            var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme) => null,
            _ => $"{said} : {SettingWords.NoAddress}: {string.Join(" | ", schemes.Select(scheme => $"{scheme}://…"))}",
        };
    }

    // Links in mails are written behind it, and pages lead to each other from the root: below a path, or behind a question mark, they lead nowhere.
    private static string? Bare(IConfigurationSection section, string name) =>
        section[name] is not { Length: > 0 } text || new Uri(text) is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? null
            : $"RIGHTS__{name} : {SettingWords.NoAddress}: https://droits.example.org, sans chemin / without a path";

    private static string? Number(IConfigurationSection section, string name, int most, int least = 1) =>
        section[name] is not { Length: > 0 } text || (int.TryParse(text, out var number) && number >= least && number <= most)
            ? null
            : $"RIGHTS__{name.Replace(":", "__", StringComparison.Ordinal)}: {(most == int.MaxValue ? $"un nombre entier à partir de {least} / a whole number from {least}" : $"un nombre entier de {least} à {most} / a whole number from {least} to {most}")}";

    private static string? Word(IConfigurationSection section, string name, params string[] words) =>
        section[name] is not { Length: > 0 } text || words.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"RIGHTS__{name.Replace(":", "__", StringComparison.Ordinal)} : {SettingWords.UnknownValue}: {string.Join(" | ", words)}";

    private static string? FileAt(string setting, string path, string? made)
    {
        try
        {
            using var opened = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return $"{setting} : ce compte ({Environment.UserName}) ne peut pas lire le fichier / this account ({Environment.UserName}) cannot read the file: {path}";
        }
        catch (Exception absent) when (absent is IOException or ArgumentException)
        {
            return $"{setting} : fichier absent / no such file: {path}{(made is null ? "" : $" ({made})")}";
        }
    }

    private static string? JsonAt(string setting, string path)
    {
        try
        {
            using var read = JsonDocument.Parse(File.ReadAllBytes(path));
            return read.RootElement.ValueKind == JsonValueKind.Object ? null : throw new JsonException();
        }
        catch (JsonException)
        {
            return $"{setting} : pas un objet JSON / not a JSON object: {path}";
        }
    }

    private static string? FolderAt(string setting, string? path) =>
        path is not { Length: > 0 } || Directory.Exists(path) ? null : $"{setting} : dossier absent / no such folder: {path}";

    // The host takes an environment that is not named for production.
    private static string? DevelopmentIn(IConfiguration configuration, bool production) =>
        !production && string.Equals(configuration["ASPNETCORE_ENVIRONMENT"] ?? configuration["DOTNET_ENVIRONMENT"] ?? "Production", "Production", StringComparison.OrdinalIgnoreCase)
            ? "RIGHTS__Development=true est refusé en production / is refused in Production: DOTNET_ENVIRONMENT=Development"
            : null;

    private static string? Tried(Func<object?> read)
    {
        try
        {
            read();
            return null;
        }
        catch (WrongUseException wrong)
        {
            return wrong.Message;
        }
    }

    // But what Kubernetes tells of its service of our name (RIGHTS_REQUESTS_SERVICE_HOST).
    [GeneratedRegex("^RIGHTS?[:_](?!REQUESTS_)", RegexOptions.IgnoreCase)]
    private static partial Regex Ours();

    [GeneratedRegex(@"^[0-2](\.[0-9]+)+$")]
    private static partial Regex PolicyNumber();

    [GeneratedRegex("RIGHTS__[A-Za-z_]*[A-Za-z]")]
    private static partial Regex Names();
}
