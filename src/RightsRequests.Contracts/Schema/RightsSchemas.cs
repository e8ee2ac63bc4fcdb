using System.Text.Json;
using System.Text.Json.Nodes;

namespace RightsRequests.Contracts;

/// <summary>The JSON Schemas (draft 7) of the messages, for holders in any language; made from the records.</summary>
public static class RightsSchemas
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = RightsJson.Options.Encoder, NewLine = "\n" };

    /// <summary>The schema of a <see cref="RightsQuery"/>.</summary>
    public static string Query { get; } = Text(RecordSchema.Of<RightsQuery>(RightsQuery.CurrentSchema, "What the engine asks a data holder."));

    /// <summary>The schema of a <see cref="RightsAnswer"/>.</summary>
    public static string Answer { get; } = Text(WithReason(RecordSchema.Of<RightsAnswer>(RightsAnswer.CurrentSchema, "What a data holder answers.")));

    /// <summary>The schema of an <see cref="AnswerRecord"/>: a line of a large answer's content (JSON lines).</summary>
    public static string Record { get; } = Text(RecordSchema.Of<AnswerRecord>(RightsAnswer.CurrentSchema + " record", null));

    internal static string Text(JsonNode node) => node.ToJsonString(Indented) + "\n";

    private static JsonObject WithReason(JsonObject answer)
    {
        // Not if and then: older validators pass over both.
        answer["anyOf"] = new JsonArray(
            new JsonObject { ["properties"] = new JsonObject { ["outcome"] = new JsonObject { ["enum"] = RecordSchema.Words<AnswerOutcome>(outcome => !AnswerRules.NeedsReason(outcome)) } } },
            new JsonObject { ["required"] = new JsonArray("reason"), ["properties"] = new JsonObject { ["reason"] = new JsonObject { ["type"] = "string", ["minLength"] = 1 } } });
        return answer;
    }
}
