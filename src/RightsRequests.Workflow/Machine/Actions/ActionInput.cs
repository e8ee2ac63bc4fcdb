using System.Globalization;
using NodaTime.Text;

namespace RightsRequests.Workflow;

/// <summary>Fields of an action, checked against what was offered.</summary>
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
                ? "This action takes no fields."
                : $"Not a field of this action; those are: {string.Join(", ", fields.Select(field => field.Name))}.";
        }

        Errors = errors;
    }

    public IReadOnlyDictionary<string, string> Errors { get; }

    public string? this[string name] => values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    private string? Wrong(ActionField field)
    {
        if (this[field.Name] is not { } value)
        {
            return field.Required ? "This field is required." : null;
        }

        return field.Type switch
        {
            _ when value.Length > LongestText => $"At most {LongestText} characters.",
            "choice" when !field.Options!.Contains(value) => $"One of: {string.Join(", ", field.Options!)}.",
            "boolean" when value is not ("true" or "false") => "true or false.",
            "number" when !decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _) => "A number such as 12.50.",
            "date" when !LocalDatePattern.Iso.Parse(value).Success => "A date such as 2026-04-01.",
            _ => null,
        };
    }
}
