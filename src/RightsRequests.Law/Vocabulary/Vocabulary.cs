using System.Collections.Frozen;
using System.Text;

namespace RightsRequests.Law;

/// <summary>The words by which outsiders and the policy pack name the law's values: kebab-case, fixed by the contract.</summary>
public static class Vocabulary
{
    /// <summary>The word of a value, for example <c>legal-obligation</c>.</summary>
    public static string Word<T>(this T value)
        where T : struct, Enum => Words<T>.ByValue[value];

    /// <summary>All words of a vocabulary, in the order of its values.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Words<T>.InOrder;

    /// <summary>Reads a word exactly as the contract writes it; false for any other text, null included.</summary>
    public static bool TryRead<T>(string? word, out T value)
        where T : struct, Enum
    {
        value = default;
        return word is not null && Words<T>.ByWord.TryGetValue(word, out value);
    }

    /// <summary>Reads a word or throws with the words that would be right.</summary>
    /// <exception cref="ArgumentException">The word is not of this vocabulary.</exception>
    public static T Read<T>(string word)
        where T : struct, Enum =>
        TryRead<T>(word, out var value)
            ? value
            : throw new ArgumentException($"'{word}' is not one of: {string.Join(", ", All<T>())}", nameof(word));

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly IReadOnlyList<string> InOrder = [.. Enum.GetValues<T>().Select(v => Kebab(v.ToString()))];
        public static readonly FrozenDictionary<T, string> ByValue =
            Enum.GetValues<T>().ToFrozenDictionary(v => v, v => Kebab(v.ToString()));
        public static readonly FrozenDictionary<string, T> ByWord =
            Enum.GetValues<T>().ToFrozenDictionary(v => Kebab(v.ToString()), v => v, StringComparer.Ordinal);
    }

    private static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
