using System.Security.Cryptography;

namespace RightsRequests.Intake;

/// <summary>Random codes in Crockford's base 32: no I, L, O, U that a person could misread.</summary>
internal static class RandomCode
{
    private const int TrackingLength = 20;
    private const int LongestTyped = 100;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>For example <c>DR-2026-7K3M9</c>.</summary>
    public static string Reference(int year) => $"DR-{year}-{RandomNumberGenerator.GetString(Alphabet, 5)}";

    /// <summary>100 random bits in groups of five.</summary>
    public static string Tracking() => Grouped(RandomNumberGenerator.GetString(Alphabet, TrackingLength));

    /// <summary>The reference that a person typed: with whatever stands between its letters, in lower case, without its DR, with the letters that its figures look like. What cannot be one stays as it is.</summary>
    public static string TypedReference(string text)
    {
        var typed = Typed(text);
        var code = typed.Length == 11 && typed.StartsWith("DR", StringComparison.Ordinal) ? typed[2..] : typed;
        return code.Length == 9 && code[..4].All(char.IsAsciiDigit) ? $"DR-{code[..4]}-{code[4..]}" : text;
    }

    /// <summary>The tracking code that a person typed, by the same rule.</summary>
    public static string TypedTracking(string text) => Typed(text) is { Length: TrackingLength } code ? Grouped(code) : text;

    private static string Grouped(string code) => $"{code[..5]}-{code[5..10]}-{code[10..15]}-{code[15..]}";

    /// <summary>A code as people type it: in small letters, with spaces or other dashes, O for 0, I or L for 1.</summary>
    public static string Plain(string code) =>
        string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }));

    private static string Typed(string text) => text.Length > LongestTyped ? "" : Plain(text);
}
