using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;

namespace RightsRequests.Web.Tests.Description;

/// <summary>The OpenAPI description as a judge of answers.</summary>
internal sealed class ApiDocument
{
    private static readonly ConcurrentDictionary<string, ApiDocument> all = new();

    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<string, JsonSchema> schemas = [];
    private readonly JsonObject document;
    private readonly List<(Regex Path, string Template)> paths;

    private ApiDocument(JsonObject document)
    {
        this.document = document;
        paths = [.. document["paths"]!.AsObject()
            .Select(one => (new Regex("^" + Regex.Replace(one.Key, "{[^}]+}", "[^/]+") + "/?$"), one.Key))
            .OrderBy(one => one.Key.Count(c => c == '{'))];
    }

    public JsonObject Paths => document["paths"]!.AsObject();

    /// <summary>The same for the same words, so that a schema is taken apart once.</summary>
    public static ApiDocument Read(string json) => all.GetOrAdd(json, _ => new(JsonNode.Parse(json)!.AsObject()));

    public static async Task<ApiDocument> OfAsync(Uri web)
    {
        using var client = new HttpClient();
        var words = await client.GetStringAsync(new Uri(web, "/openapi/v1.json"));
        // Most webs describe themselves alike but for where they are.
        return Read(words.Replace(web.GetLeftPart(UriPartial.Authority), "", StringComparison.Ordinal));
    }

    /// <summary>What the description does not say of this answer; null when it says all.</summary>
    public async Task<string?> FaultAsync(HttpRequestMessage request, HttpResponseMessage answer)
    {
        await turn.WaitAsync();
        try
        {
            return await FaultInTurnAsync(request, answer);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<string?> FaultInTurnAsync(HttpRequestMessage request, HttpResponseMessage answer)
    {
        var path = request.RequestUri!.AbsolutePath;
        var template = paths.FirstOrDefault(one => one.Path.IsMatch(path)).Template;
        if (template is null || Paths[template]![request.Method.Method.ToLowerInvariant()] is not { } operation)
        {
            // What is not described must not be there.
            return answer.StatusCode is System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.MethodNotAllowed ? null : $"{request.Method} {path} is not described";
        }

        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        var where = $"{request.Method} {template} → {status}";
        if (operation["responses"]![status] is not { } response)
        {
            return $"{where} is not described";
        }

        var type = answer.Content.Headers.ContentType?.MediaType;
        if (type is null)
        {
            return response["content"] is null ? null : $"{where}: a body is described, none came";
        }

        if (response["content"]?[type] is not { } content)
        {
            return $"{where}: {type} is not described";
        }

        // An answer to HEAD tells of a body and has none.
        if (request.Method == HttpMethod.Head || !type.EndsWith("json", StringComparison.Ordinal) || template.Contains("documents", StringComparison.Ordinal))
        {
            return null;
        }

        var words = content["schema"]!.ToJsonString();
        if (!schemas.TryGetValue(words, out var schema))
        {
            schemas[words] = schema = await JsonSchema.FromJsonAsync(Schema(content["schema"]!).ToJsonString());
        }

        var errors = schema.Validate(await answer.Content.ReadAsStringAsync());
        return errors.Count == 0 ? null : $"{where}: {string.Join("; ", errors.Take(3))}";
    }

    // A schema of its own, whose references are found, and which allows nothing that is not described.
    private JsonObject Schema(JsonNode schema)
    {
        var text = new JsonObject
        {
            ["allOf"] = new JsonArray(schema.DeepClone()),
            ["definitions"] = document["components"]!["schemas"]!.DeepClone(),
        }.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
        var whole = JsonNode.Parse(text)!.AsObject();
        foreach (var (name, one) in whole["definitions"]!.AsObject())
        {
            if (one is JsonObject closed && closed["properties"] is not null && !name.Contains("Problem", StringComparison.Ordinal))
            {
                closed["additionalProperties"] = false;
            }
        }

        return whole;
    }
}
