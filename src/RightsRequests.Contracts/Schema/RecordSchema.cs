using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace RightsRequests.Contracts;

/// <summary>The JSON Schema (draft 7) of a record, as <see cref="RightsJson"/> writes it: fields and types from the serialiser, limits, words and remarks
/// from the record's attributes. Fields without a value are left out, never null.</summary>
internal static class RecordSchema
{
    private static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    public static JsonObject Of<T>(string title, string? description)
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = title };
        if (description is not null)
        {
            schema["description"] = description;
        }

        foreach (var (name, value) in RightsJson.Options.GetJsonSchemaAsNode(typeof(T), Exporter).AsObject().ToList())
        {
            schema[name] = value?.DeepClone();
        }

        return schema;
    }

    /// <summary>The words of an enumeration, as they are written.</summary>
    public static JsonArray Words<T>(Func<T, bool> which)
        where T : struct, Enum => [.. Enum.GetValues<T>().Where(which).Select(word => System.Text.Json.JsonSerializer.SerializeToNode(word, RightsJson.Options))];

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode exported)
    {
        // "true" stands for what has a converter of its own, and for any JSON.
        var node = exported as JsonObject ?? [];
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(DateTimeOffset))
        {
            (node["type"], node["format"]) = ("string", "date-time");
        }
        else if (type.IsEnum)
        {
            node["type"] = "string";
        }

        WithoutNull(node);
        node.Remove("default");
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            node["required"] = new JsonArray([.. context.TypeInfo.Properties.Where(IsRequired).Select(property => (JsonNode)property.Name)]);
            if (node["required"]!.AsArray().Count == 0)
            {
                node.Remove("required");
            }
        }

        foreach (var attribute in context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(inherit: true) ?? [])
        {
            Limit(node, attribute);
        }

        return node;
    }

    private static void WithoutNull(JsonObject node)
    {
        if (node["type"] is JsonArray types)
        {
            node["type"] = types.Single(one => one!.GetValue<string>() != "null")!.DeepClone();
        }

        if (node["enum"] is JsonArray words)
        {
            node["enum"] = new JsonArray([.. words.Where(word => word is not null).Select(word => word!.DeepClone())]);
        }
    }

    private static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: true) == true;

    private static void Limit(JsonObject node, object attribute)
    {
        switch (attribute)
        {
            case StringLengthAttribute length:
                if (length.MinimumLength > 0)
                {
                    node["minLength"] = length.MinimumLength;
                }

                node["maxLength"] = length.MaximumLength;
                break;
            case MinLengthAttribute length:
                node["minLength"] = length.Length;
                break;
            case MaxLengthAttribute length:
                node["maxItems"] = length.Length;
                break;
            case RangeAttribute range:
                node["minimum"] = Convert.ToInt64(range.Minimum, null);
                break;
            case RegularExpressionAttribute pattern:
                node["pattern"] = pattern.Pattern;
                break;
            case AllowedValuesAttribute words:
                node["enum"] = new JsonArray([.. words.Values.Select(word => (JsonNode?)(string?)word)]);
                break;
            case DescriptionAttribute remark:
                node["description"] = remark.Description;
                break;
        }
    }
}
