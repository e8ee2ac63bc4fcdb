using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace RightsRequests.Letters;

/// <summary>The file that says which controller seals with which key. Secrets lie in files of their own; paths are relative to this one.</summary>
public static class SealFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private sealed record Entry(Pkcs12? Pkcs12, Pkcs11? Pkcs11, Remote? Remote);

    private sealed record Pkcs12(string File, string PasswordFile);

    private sealed record Pkcs11(string Library, string Token, string PinFile, string Label, string? CertificateFile);

    private sealed record Remote(Uri Url, string Credential, string TokenFile, string? PinFile, string CertificateFile);

    /// <summary>The seals by controller, each fit to sign now.</summary>
    /// <param name="path">JSON: <c>{"mgen-union": {"pkcs12": {"file": …, "passwordFile": …}}}</c>, or <c>pkcs11</c>, or <c>remote</c>.</param>
    /// <param name="controllers">Those that exist.</param>
    /// <param name="now">When.</param>
    /// <exception cref="InvalidOperationException">In a sentence: what of the file cannot be used, and why.</exception>
    public static IReadOnlyDictionary<string, LetterSeal> Read(string path, IReadOnlySet<string> controllers, Instant now)
    {
        var seals = new Dictionary<string, LetterSeal>(StringComparer.Ordinal);
        foreach (var (controller, entry) in Entries(path))
        {
            if (!controllers.Contains(controller))
            {
                throw new InvalidOperationException($"{path}: responsable inconnu / unknown controller: {controller}");
            }

            try
            {
                seals[controller] = Open(entry, Path.GetDirectoryName(Path.GetFullPath(path))!);
                if (Fault(seals[controller].Certificate, now) is { } unfit)
                {
                    throw new CryptographicException(unfit);
                }
            }
            catch (Exception refused) when (refused is CryptographicException or IOException or UnauthorizedAccessException or LetterWaitsException)
            {
                throw new InvalidOperationException($"{path}: {controller}: {refused.Message}", refused);
            }
        }

        return seals;
    }

    /// <summary>Why the certificate may not seal now; null when it may.</summary>
    public static string? Fault(X509Certificate2 certificate, Instant now) =>
        now < At(certificate.NotBefore) ? $"le certificat n'est pas encore valable / the certificate is not valid yet: {certificate.Subject}"
        : now > Ends(certificate) ? $"le certificat a expiré / the certificate has expired: {certificate.Subject}"
        : Verification.CertificateChain.UsageFault(certificate) is not null ? $"le certificat n'est pas fait pour signer / the certificate is not meant for signatures: {certificate.Subject}"
        : null;

    internal static Instant Ends(X509Certificate2 certificate) => At(certificate.NotAfter);

    private static Dictionary<string, Entry> Entries(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, Entry>>(File.ReadAllBytes(path), Json) ?? [];
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{path}: {unreadable.Message}", unreadable);
        }
    }

    private static LetterSeal Open(Entry entry, string folder)
    {
        return entry switch
        {
            { Pkcs12: { } file, Pkcs11: null, Remote: null } => LetterSeal.Open(In(file.File), Secret(file.PasswordFile)),
            { Pkcs11: { } device, Pkcs12: null, Remote: null } => LetterSeal.Open(
                new Pkcs11Key(device.Library, device.Token, Secret(device.PinFile), device.Label),
                device.CertificateFile is null ? null : Certificates(device.CertificateFile)),
            { Remote: { } service, Pkcs12: null, Pkcs11: null } => LetterSeal.Open(
                new RemoteKey(service.Url, service.Credential, Secret(service.TokenFile), service.PinFile is null ? null : Secret(service.PinFile)),
                Certificates(service.CertificateFile)),
            _ => throw new CryptographicException("une clé et une seule / exactly one key: pkcs12, pkcs11, remote"),
        };

        string In(string name) => Path.Combine(folder, name);

        string Secret(string name) => File.ReadAllText(In(name)).Trim();

        X509Certificate2Collection Certificates(string name)
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPemFile(In(name));
            return found.Count > 0 ? found : throw new CryptographicException($"aucun certificat / no certificate: {name}");
        }
    }

    private static Instant At(DateTime local) => Instant.FromDateTimeUtc(local.ToUniversalTime());
}
