using System.Security.Cryptography;

namespace RightsRequests.Intake;

/// <summary>Random codes in Crockford's base 32: no I, L, O, U that a person could misread.</summary>
internal static class RandomCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>For example <c>DR-2026-7K3M9</c>.</summary>
    public static string Reference(int year) => $"DR-{year}-{RandomNumberGenerator.GetString(Alphabet, 5)}";

    /// <summary>100 random bits in groups of five.</summary>
    public static string Tracking()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, 20);
        return $"{code[..5]}-{code[5..10]}-{code[10..15]}-{code[15..]}";
    }
}
