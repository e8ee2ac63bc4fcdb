using System.Text.Json;

namespace RightsRequests.Contracts;

/// <summary>Reads one line of uploaded content: a record as it would stand in an answer's <c>records</c>.</summary>
public static class RecordReader
{
    /// <summary>The longest line, in bytes of UTF-8, without its end.</summary>
    public const int LineBytes = 1024 * 1024;

    /// <summary>Reads and validates; never throws on a line, whatever it holds.</summary>
    /// <param name="line">UTF-8 without the line's end.</param>
    /// <param name="fault">What is wrong, by the names of fields and never by their content; null where a record was read.</param>
    /// <returns>The record, or null with <paramref name="fault"/>.</returns>
    public static AnswerRecord? Read(ReadOnlySpan<byte> line, out string? fault)
    {
        if (line.Length > LineBytes)
        {
            fault = $"longer than {LineBytes} bytes";
            return null;
        }

        if ((fault = AnswerReader.BytesFault(line)) is not null)
        {
            return null;
        }

        try
        {
            var record = JsonSerializer.Deserialize<AnswerRecord>(line, RightsJson.Options);
            fault = AnswerRules.RecordFault(record, "record");
            return fault is null ? record : null;
        }
        catch (JsonException wrong)
        {
            fault = Fault(line.ToArray(), wrong.Path);
            return null;
        }
    }

    private static string Fault(byte[] line, string? path)
    {
        try
        {
            using var document = JsonDocument.Parse(line, new() { MaxDepth = RightsLimits.Depth, AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object ? AnswerReader.FieldFault(document.RootElement, typeof(AnswerRecord), path) : "not a JSON object";
        }
        catch (JsonException)
        {
            return "a field is given twice";
        }
    }
}
