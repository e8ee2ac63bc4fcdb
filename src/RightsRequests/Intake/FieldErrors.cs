using System.Globalization;
using System.Text;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>Collects what is wrong; the first error of a field stands. Messages never repeat what was written.</summary>
internal sealed class FieldErrors
{
    private readonly Dictionary<string, string> byField = [];

    public IReadOnlyDictionary<string, string> ByField => byField;

    public void Add(string field, string message) => byField.TryAdd(field, message);

    public void Required(string field, string? text, int maximum)
    {
        if (text is null || !text.EnumerateRunes().Any(IsSeen))
        {
            Add(field, "remplissez ce champ / fill in this field");
        }

        Text(field, text, maximum);
    }

    public void Text(string field, string? text, int maximum, bool lines = false)
    {
        if (text is null)
        {
            return;
        }

        if (text.Length > maximum)
        {
            Add(field, $"au plus {maximum} caractères / at most {maximum} characters");
        }

        if (WrittenText.HasControls(text, lines) || !IsWellFormed(text))
        {
            Add(field, "ce texte contient des caractères interdits / this text has forbidden characters");
        }
    }

    public void Word(string field, string? word, IReadOnlyList<string> allowed)
    {
        if (word is not null && !allowed.Contains(word))
        {
            var some = string.Join(", ", allowed.Take(20));
            Add(field, $"une valeur parmi : {some} / one of: {some}");
        }
    }

    public void Words(string field, IReadOnlyList<string?>? words, IReadOnlyList<string> allowed, int maximum)
    {
        if (words?.Count > maximum)
        {
            Add(field, $"au plus {maximum} valeurs / at most {maximum} values");
            return;
        }

        for (var index = 0; index < words?.Count; index++)
        {
            Word($"{field}[{index}]", words[index] ?? "", allowed);
        }
    }

    public void Each<T>(string field, IReadOnlyList<T?>? items, int maximum, Action<string, T> check)
        where T : class
    {
        if (items?.Count > maximum)
        {
            Add(field, $"au plus {maximum} valeurs / at most {maximum} values");
            return;
        }

        for (var index = 0; index < items?.Count; index++)
        {
            if (items[index] is { } item)
            {
                check($"{field}[{index}]", item);
            }
            else
            {
                Add($"{field}[{index}]", "remplissez ce champ / fill in this field");
            }
        }
    }

    // A mark without its letter, and what only steers a text, show nothing.
    private static bool IsSeen(Rune one) => !Rune.IsWhiteSpace(one) && Rune.GetUnicodeCategory(one) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark);

    // A lone surrogate cannot be stored.
    internal static bool IsWellFormed(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(text[index]))
            {
                return false;
            }
        }

        return true;
    }
}
