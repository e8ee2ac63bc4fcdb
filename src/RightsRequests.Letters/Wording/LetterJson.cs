using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace RightsRequests.Letters;

/// <summary>A letter's data as the template reads them: camelCase JSON, ISO dates, every text cleaned and no longer than can be printed.</summary>
internal static class LetterJson
{
    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    public static string Write(LetterData data)
    {
        var printed = data with { Embedded = null, Data = [.. data.Data.Select(PrintedLength.Of)] };
        var node = JsonSerializer.SerializeToNode(printed, Json)!;
        return Clean(node)!.ToJsonString(Json);
    }

    private static JsonNode? Clean(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Clean(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Clean)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(LetterText.Clean(PrintedLength.Of(text))),
        null => null,
        _ => node.DeepClone(),
    };
}
