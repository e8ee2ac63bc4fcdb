using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using RightsRequests.Intake;
using RightsRequests.Law;

namespace RightsRequests.Web.Api;

/// <summary>What a request must have and which words it knows, which its types do not say: there everything may be missing.</summary>
internal static class RequestDescription
{
    public static void Describe(OpenApiSchema schema, Type type)
    {
        if (type == typeof(NewRequest))
        {
            schema.Required = new HashSet<string> { "rights", "subject" };
            Words(Items(schema, "rights"), Vocabulary.All<Right>());
            Words(Items(schema, "relations"), Vocabulary.All<Relation>());
            Words(Property(schema, "language"), RequestValidation.Languages);
            Words(Property(schema, "channel"), RequestValidation.Channels);
        }
        else if (type == typeof(NewSubject))
        {
            schema.Required = new HashSet<string> { "fullName" };
        }
    }

    private static OpenApiSchema? Property(OpenApiSchema schema, string name) => schema.Properties is { } all && all.TryGetValue(name, out var one) ? one as OpenApiSchema : null;

    private static OpenApiSchema? Items(OpenApiSchema schema, string name) => Property(schema, name)?.Items as OpenApiSchema;

    private static void Words(OpenApiSchema? schema, IReadOnlyList<string> words)
    {
        if (schema is not null)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))];
        }
    }
}
