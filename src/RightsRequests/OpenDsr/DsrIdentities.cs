using System.Security.Cryptography;
using System.Text;
using RightsRequests.Contracts;

namespace RightsRequests.OpenDsr;

/// <summary>By what a processor may find the person: what it says that it supports, and nothing else (GDPR Art. 5(1)(c)).</summary>
internal static class DsrIdentities
{
    /// <summary>Each as it is where the processor takes it so, else as a hash; empty where it finds nobody by what we know.</summary>
    public static IReadOnlyList<DsrIdentity> Of(QuerySubject subject, IReadOnlyList<DsrIdentity?> supported) =>
        [.. subject.Identifiers.Select(one => Of(Type(one.Type), one.Value, supported)).OfType<DsrIdentity>().Distinct()];

    private static string? Type(string ours) => ours switch
    {
        DsrWords.Email => DsrWords.Email,
        DsrWords.MemberNumber => DsrWords.CustomerId,
        _ => null,
    };

    private static DsrIdentity? Of(string? type, string value, IReadOnlyList<DsrIdentity?> supported)
    {
        if (type is null)
        {
            return null;
        }

        var formats = supported.Where(one => one?.IdentityType == type).Select(one => one!.IdentityFormat).ToHashSet();
        return formats.Contains(DsrWords.Raw) ? new(type, value, DsrWords.Raw)
            : formats.Contains(DsrWords.Sha256) ? new(type, Hash(value), DsrWords.Sha256)
            : null;
    }

    private static string Hash(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value.Trim().ToLowerInvariant())));
}
