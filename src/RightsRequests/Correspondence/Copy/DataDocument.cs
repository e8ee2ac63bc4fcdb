using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;
using RightsRequests.Contracts;
using RightsRequests.Law;

namespace RightsRequests.Correspondence;

/// <summary>The copy as JSON, by the schema that lies in every package.</summary>
internal static class DataDocument
{
    public const string Schema = "rights.data/1";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For the PDF: the whole copy.</summary>
    public static JsonElement Whole(LetterMaterial material)
    {
        using var stream = new MemoryStream();
        Write(stream, material, material.Copy.First, volume: 1, volumes: 1);
        return JsonSerializer.Deserialize<JsonElement>(stream.ToArray());
    }

    public static void Write(Stream stream, LetterMaterial material, IReadOnlyList<DisclosedRecord> records, int volume, int volumes)
    {
        using var json = new Utf8JsonWriter(stream, Readable);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("reference", material.State.Reference);
        json.WriteString("right", material.State.Right.Word());
        json.WriteString("controller", material.State.Controller);
        json.WriteString("date", LocalDatePattern.Iso.Format(material.Today));
        json.WriteNumber("volume", volume);
        json.WriteNumber("volumes", volumes);
        json.WriteStartArray("records");
        foreach (var record in records)
        {
            Write(json, record);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DisclosedRecord one)
    {
        json.WriteStartObject();
        json.WriteString("holder", one.Holder);
        json.WriteString("activity", one.Record.Activity);
        json.WriteString("category", one.Record.Category);
        json.WriteString("label", one.Record.Label);
        json.WritePropertyName("value");
        if (one.Record.Value is { ValueKind: not JsonValueKind.Undefined } value)
        {
            value.WriteTo(json);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteBoolean("redacted", one.Redacted);
        if (one.RedactedFields.Count > 0)
        {
            json.WriteStartArray("redactedFields");
            foreach (var field in one.RedactedFields)
            {
                json.WriteStringValue(field);
            }

            json.WriteEndArray();
        }

        json.WriteString("source", DataLines.Source(one.Record.Source));
        json.WriteString("collectedOn", one.Record.CollectedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
