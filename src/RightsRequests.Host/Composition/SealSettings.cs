using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using RightsRequests.Host.Commands;
using RightsRequests.Letters;

namespace RightsRequests.Host.Composition;

/// <summary>What the settings say about signatures; a wrong one is refused in a sentence before anything starts.</summary>
internal static class SealSettings
{
    public static SigningLevel? Level(string? word) => word switch
    {
        null or "" => null,
        _ => SigningLevelWords.Read(word) ?? throw new WrongUseException($"RIGHTS__SignatureLevel : {SettingWords.UnknownValue}: B-B | B-T | B-LT | B-LTA"),
    };

    public static TimeAuthoritySettings? TimeAuthority(IConfigurationSection section)
    {
        if (section["Url"] is not { Length: > 0 } url)
        {
            return null;
        }

        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
            ? new(address, Roots(section["Trust"], "RIGHTS__TimeAuthority__Trust"), section["User"], section["Password"], section["Policy"])
            : throw new WrongUseException($"RIGHTS__TimeAuthority__Url : {SettingWords.NoAddress}: http(s)://…");
    }

    private static X509Certificate2Collection? Roots(string? path, string setting)
    {
        if (string.IsNullOrEmpty(path))
        {
            return null;
        }

        try
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(path);
            return roots.Count > 0 ? roots : throw new CryptographicException("None.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new WrongUseException($"{setting}: pas un fichier de certificats PEM / not a file of PEM certificates: {path}");
        }
    }
}
