using System.Globalization;
using NodaTime.Text;

namespace RightsRequests.Workflow;

/// <summary>Fields of an action, checked against what was offered. What is wrong is said in French and English, as people read it.</summary>
internal sealed class ActionInput
{
    private const int LongestText = 20_000;
    private readonly IReadOnlyDictionary<string, string> values;

    public ActionInput(IReadOnlyDictionary<string, string> values, IReadOnlyList<ActionField> fields)
    {
        this.values = values;
        var errors = new Dictionary<string, string>();
        foreach (var field in fields)
        {
            if (Wrong(field) is { } error)
            {
                errors[field.Name] = error;
            }
        }

        foreach (var unknown in values.Keys.Where(name => fields.All(field => field.Name != name)))
        {
            errors[unknown] = fields.Count == 0
                ? "cette action n’a pas de champ / this action takes no fields"
                : $"ce n’est pas un champ de cette action, qui a : {Names(fields)} / not a field of this action; those are: {Names(fields)}";
        }

        Errors = errors;
    }

    public IReadOnlyDictionary<string, string> Errors { get; }

    /// <summary>What was written, without what surrounds it; null where it is blank.</summary>
    public string? this[string name] => values.TryGetValue(name, out var value) && value.Trim() is { Length: > 0 } written ? written : null;

    /// <summary>A field of type <c>number</c> that was filled in.</summary>
    public decimal Number(string name) => Number(this[name]!, out var number) ? number : throw new InvalidOperationException($"{name} was checked to be a number.");


    private static string Names(IReadOnlyList<ActionField> fields) => string.Join(", ", fields.Select(field => field.Name));

    // French people write the decimals after a comma. Two decimals at most: three after one mark may be thousands, and are refused rather than guessed at, as a second mark is.
    private static bool Number(string text, out decimal number) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number.Scale <= 2;

    private string? Wrong(ActionField field)
    {
        if (this[field.Name] is not { } value)
        {
            return field.Required ? "ce champ est à remplir / this field is required" : null;
        }

        return field.Type switch
        {
            _ when value.Length > LongestText => $"au plus {LongestText} caractères / at most {LongestText} characters",
            _ when WrittenText.HasControls(value, lines: true) => "caractères interdits / forbidden characters",
            "choice" when !field.Options!.Contains(value) => $"à choisir dans la liste : {string.Join(", ", field.Options!)} / one of: {string.Join(", ", field.Options!)}",
            "boolean" when value is not ("true" or "false") => "true ou false / true or false",
            "number" when !Number(value, out _) => "un nombre, par exemple 12.50 / a number such as 12.50",
            "date" when !LocalDatePattern.Iso.Parse(value).Success => "une date, par exemple 2026-04-01 / a date such as 2026-04-01",
            _ => null,
        };
    }
}
