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

    /// <summary>All that the letter says and embeds; the address at which it is verified does not count.</summary>
    public static byte[] Bytes(LetterData data) => JsonSerializer.SerializeToUtf8Bytes(data with { VerificationUrl = null }, Json);

    public static string Write(LetterData data)
    {
        var printed = data with { Embedded = null, Data = [.. data.Data.Select(PrintedLength.Of)] };
        var node = JsonSerializer.SerializeToNode(printed, Json)!;
        var cleaned = (JsonObject)Clean(node)!;
        cleaned["verificationCode"] = data.VerificationUrl is { } url ? QrCode.Svg(url) : null;
        return cleaned.ToJsonString(Json);
    }

    public static string Write(AddressPage page) => Clean(JsonSerializer.SerializeToNode(page, Json))!.ToJsonString(Json);

    public static string Write(ReportSheet report) => Clean(JsonSerializer.SerializeToNode(report, Json))!.ToJsonString(Json);

    private static JsonNode? Clean(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Clean(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Clean)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(LetterText.Clean(PrintedLength.Of(text))),
        null => null,
        _ => node.DeepClone(),
    };
}
