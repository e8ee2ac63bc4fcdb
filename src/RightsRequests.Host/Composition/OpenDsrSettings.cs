using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using RightsRequests.Host.Commands;
using RightsRequests.OpenDsr;

namespace RightsRequests.Host.Composition;

/// <summary>What the settings say about OpenDSR; a wrong one is refused in a sentence before anything starts.</summary>
internal static class OpenDsrSettings
{
    private const string Prefix = "RIGHTS__OpenDsr__";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <exception cref="WrongUseException">In a sentence: what is wrong.</exception>
    public static OpenDsrOptions Read(IConfigurationSection section)
    {
        var domain = section["Domain"] is { Length: > 0 } named ? named : null;
        if (domain is not null && Uri.CheckHostName(domain) == UriHostNameType.Unknown)
        {
            throw new WrongUseException($"{Prefix}Domain : pas un nom de domaine / not the name of a domain: droits.example.org");
        }

        if (domain is not null && section["KeyFile"] is not { Length: > 0 })
        {
            throw new WrongUseException($"{Prefix}KeyFile {SettingWords.Missing}");
        }

        return new()
        {
            Domain = domain,
            KeyFile = section["KeyFile"],
            KeyPassword = Tried("KeyPasswordFile", section["KeyPasswordFile"], path => File.ReadAllText(path).Trim(), "") ?? "",
            Padding = section["Padding"] switch
            {
                null or "" or "pss" => DsrPadding.Pss,
                "pkcs1" => DsrPadding.Pkcs1,
                _ => throw new WrongUseException($"{Prefix}Padding : {SettingWords.UnknownValue}: pss | pkcs1"),
            },
            Trust = Tried("Trust", section["Trust"], Roots, "pas un fichier de certificats PEM / not a file of PEM certificates"),
            Controllers = Tried("ControllersFile", section["ControllersFile"], Controllers, """il faut / it must be: {"fesp": {"callbacks": ["rappels.example.org"], "processor": "mgen"}}""") ?? [],
            PrivateCallbacks = section["PrivateCallbacks"] switch
            {
                "true" => true,
                null or "" or "false" => false,
                _ => throw new WrongUseException($"{Prefix}PrivateCallbacks : {SettingWords.UnknownValue}: true | false"),
            },
        };
    }

    private static X509Certificate2Collection Roots(string path)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(path);
        return roots.Count > 0 ? roots : throw new CryptographicException("None.");
    }

    private static Dictionary<string, DsrController> Controllers(string path) =>
        JsonSerializer.Deserialize<Dictionary<string, Entry>>(File.ReadAllBytes(path), Json)!
            .ToDictionary(one => one.Key, one => new DsrController(one.Value.Callbacks ?? [], one.Value.Processor));

    private static T? Tried<T>(string setting, string? path, Func<string, T> read, string right)
        where T : class
    {
        try
        {
            return path is { Length: > 0 } ? read(path) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"{Prefix}{setting}: {path} : fichier absent ou illisible / no such file, or it cannot be read");
        }
        catch (Exception error) when (error is CryptographicException or JsonException)
        {
            throw new WrongUseException($"{Prefix}{setting}: {path} : {right}");
        }
    }

    private sealed record Entry(IReadOnlyList<string>? Callbacks, string? Processor);
}
