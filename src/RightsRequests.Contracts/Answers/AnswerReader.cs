using System.Text.Json;

namespace RightsRequests.Contracts;

/// <summary>Reads an answer as it came from the wire.</summary>
public static class AnswerReader
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = RightsLimits.Depth, AllowDuplicateProperties = false };

    /// <summary>Reads and validates; never throws on a message, whatever it holds.</summary>
    /// <param name="message">The body: UTF-8, at most <see cref="RightsLimits.AnswerBytes"/> bytes.</param>
    public static AnswerReading Read(ReadOnlySpan<byte> message)
    {
        if (message.Length > RightsLimits.AnswerBytes)
        {
            return new AnswerReading.Invalid($"longer than {RightsLimits.AnswerBytes} bytes: upload the content instead");
        }

        if (BytesFault(message) is { } fault)
        {
            return new AnswerReading.Invalid(fault);
        }

        try
        {
            using var document = JsonDocument.Parse(message.ToArray(), Strict);
            var reading = Read(document.RootElement);
            return reading is AnswerReading.Invalid wrong ? wrong with { QueryId = QueryOf(document.RootElement) } : reading;
        }
        catch (JsonException)
        {
            // All else was found before.
            return new AnswerReading.Invalid("a field is given twice");
        }
    }

    /// <summary>What is wrong with the bytes, whatever they say: by place alone, since the words of a parser could quote a person's data. Null where they are JSON that can be read through.</summary>
    internal static string? BytesFault(ReadOnlySpan<byte> message)
    {
        if (message.StartsWith(ByteOrderMark))
        {
            return "begins with a byte order mark: send UTF-8 without one";
        }

        // A lone surrogate or a broken UTF-8 sequence passes the parser, and whoever reads or writes the text later fails on it.
        var reader = new Utf8JsonReader(message, new JsonReaderOptions { MaxDepth = RightsLimits.Depth + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= RightsLimits.Depth)
                {
                    return $"nested deeper than {RightsLimits.Depth} levels";
                }

                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    _ = reader.GetString();
                }
            }
        }
        catch (JsonException fault)
        {
            return $"not JSON (line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1})";
        }
        catch (InvalidOperationException)
        {
            return "a text is not Unicode";
        }

        return null;
    }

    /// <summary>What is wrong with a field, where, and what is awaited there.</summary>
    internal static string FieldFault(JsonElement root, Type type, string? path) =>
        path is null ? "a required field is missing or a field has a wrong value"
        : WhatIsAwaited.At(root, type, path) is { } awaited ? $"a required field is missing or a field has a wrong value at {path} ({awaited})"
        : $"a required field is missing or a field has a wrong value at {path}";

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
            return new AnswerReading.Invalid(FieldFault(root, typeof(RightsAnswer), fault.Path));
        }
    }
}
