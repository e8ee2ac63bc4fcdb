using System.Text.Json;
using System.Text.Json.Nodes;
using RightsRequests.Contracts;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Blacks out what tells of other people (Art. 15(4), 20(4)): what the holder marked, and what the reviewer chose; the reviewer has the last word.</summary>
internal sealed class Redaction(IReadOnlyList<RedactionChoice> choices)
{
    private readonly ILookup<string, RedactionChoice> choices = choices.ToLookup(choice => choice.Record);

    /// <summary>What was chosen for a record, oldest first.</summary>
    public IReadOnlyList<RedactionChoice> ChoicesOf(string id) => [.. choices[id]];

    public DisclosedRecord Apply(string id, AnswerRecord record, string holder)
    {
        var chosen = ChoicesOf(id);
        var whole = chosen.LastOrDefault(choice => choice.Field is null)?.Redact ?? record.ConcernsThirdParty;
        if (whole)
        {
            return new(id, record with { Value = null }, holder, Redacted: true, []);
        }

        var fields = chosen.Where(choice => choice is { Field: not null, Redact: true }).Select(choice => choice.Field!).ToList();
        if (fields.Count == 0)
        {
            return new(id, record, holder, Redacted: false, []);
        }

        // A field that is not there hides something a person meant to hide: rather all than nothing.
        var value = record.Value is { ValueKind: JsonValueKind.Object } known ? JsonNode.Parse(known.GetRawText()) : null;
        return fields.All(field => BlackOut(value, field))
            ? new(id, record with { Value = JsonSerializer.SerializeToElement(value) }, holder, Redacted: false, fields)
            : new(id, record with { Value = null }, holder, Redacted: true, []);
    }

    private static bool BlackOut(JsonNode? value, string field)
    {
        var names = field.Split('/');
        foreach (var name in names.SkipLast(1))
        {
            value = (value as JsonObject)?[name];
        }

        if (value is not JsonObject parent || !parent.ContainsKey(names[^1]))
        {
            return false;
        }

        parent[names[^1]] = null;
        return true;
    }
}
