using System.Text.Json;

namespace RightsRequests.Contracts;

/// <summary>Reads an answer as it came from the wire.</summary>
public static class AnswerReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = RightsLimits.Depth, AllowDuplicateProperties = false };

    /// <summary>Reads and validates; never throws on a message, whatever it holds.</summary>
    /// <param name="message">The body: UTF-8, at most <see cref="RightsLimits.AnswerBytes"/> bytes.</param>
    public static AnswerReading Read(ReadOnlySpan<byte> message)
    {
        if (message.Length > RightsLimits.AnswerBytes)
        {
            return new AnswerReading.Invalid($"longer than {RightsLimits.AnswerBytes} bytes: upload the content instead");
        }

        try
        {
            ReadEveryText(message);

            // Two passes: a syntax error is reported by position alone, since its text could quote a person's data.
            using var document = JsonDocument.Parse(message.ToArray(), Strict);
            var reading = Read(document.RootElement);
            return reading is AnswerReading.Invalid wrong ? wrong with { QueryId = QueryOf(document.RootElement) } : reading;
        }
        catch (JsonException fault)
        {
            return new AnswerReading.Invalid($"not JSON, or a field given twice (line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1})");
        }
        catch (InvalidOperationException)
        {
            return new AnswerReading.Invalid("a text is not Unicode");
        }
    }

    // A lone surrogate or a broken UTF-8 sequence passes the parser, and whoever reads or writes the text later fails on it.
    internal static void ReadEveryText(ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message, new JsonReaderOptions { MaxDepth = RightsLimits.Depth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                _ = reader.GetString();
            }
        }
    }

    private static string? QueryOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("queryId", out var query) && query.ValueKind == JsonValueKind.String ? query.GetString() : null;

    private static AnswerReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new AnswerReading.Invalid("not a JSON object");
        }

        if (!root.TryGetProperty("schema", out var schema) || schema.ValueKind != JsonValueKind.String || !schema.ValueEquals(RightsAnswer.CurrentSchema))
        {
            return new AnswerReading.Invalid($"schema is not {RightsAnswer.CurrentSchema}");
        }

        try
        {
            var answer = root.Deserialize<RightsAnswer>(RightsJson.Options)!;
            return AnswerRules.FirstFault(answer) is { } fault ? new AnswerReading.Invalid(fault) : new AnswerReading.Valid(answer);
        }
        catch (JsonException fault)
        {
            return new AnswerReading.Invalid("a required field is missing or a field has a wrong value" + (fault.Path is { } path ? $" at {path}" : ""));
        }
    }
}
