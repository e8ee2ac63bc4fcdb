namespace RightsRequests.Letters;

/// <summary>Which wording file a letter takes.</summary>
internal static class LetterTemplate
{
    public static readonly IReadOnlyList<string> Languages = ["fr", "en"];

    public static readonly IReadOnlyList<string> Kinds =
    [
        "acknowledgement", "identity-request", "clarification-request", "extension", "refusal", "response",
        "restriction-lifting", "recipient-notice", "receipt", "closing-unidentified",
    ];

    public static readonly IReadOnlyList<string> Rights =
    [
        "access", "rectification", "erasure", "restriction", "portability", "objection", "automated-decision",
        "consent-withdrawal",
    ];

    /// <exception cref="ArgumentException">A word that is none of the contract's: it becomes part of a path and must not be free.</exception>
    public static string For(LetterData data)
    {
        Require(Kinds, data.Kind, "kind");
        Require(Rights, data.Right, "right");
        Require(Languages, data.Language, "language");
        return For(data.Language, data.Kind, data.Right);
    }

    public static string For(string language, string kind, string right) =>
        kind == "response" ? $"{language}/response-{right}.typ" : $"{language}/{kind}.typ";

    /// <summary>Every wording file of a language: one per kind, and one response per right.</summary>
    public static IEnumerable<(string Kind, string Right)> Wordings() =>
        Kinds.SelectMany(kind => kind == "response" ? Rights.Select(right => (kind, right)) : [(kind, "erasure")]);

    private static void Require(IReadOnlyList<string> words, string word, string what)
    {
        if (!words.Contains(word, StringComparer.Ordinal))
        {
            throw new ArgumentException($"No letter has this {what}; known are {string.Join(", ", words)}.");
        }
    }
}
