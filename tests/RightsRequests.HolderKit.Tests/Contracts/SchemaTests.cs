using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

/// <summary>The schemas are made from the records; these hold them to what is written and to what is taken.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string, string> Documents => new()
    {
        { RightsSchemas.Query, Samples.ContractQuery },
        { RightsSchemas.Query, JsonSerializer.Serialize(Samples.FullQuery(), RightsJson.Options) },
        { RightsSchemas.Answer, Samples.ContractAnswer },
        { RightsSchemas.Answer, JsonSerializer.Serialize(Samples.FullAnswer(), RightsJson.Options) },
    };

    [Theory]
    [MemberData(nameof(Documents), DisableDiscoveryEnumeration = true)]
    public async Task WhatTheRecordsWrite_FollowsTheSchema(string schema, string document) =>
        Assert.Empty((await JsonSchema.FromJsonAsync(schema)).Validate(document));

    [Theory]
    [InlineData("schema")]
    [InlineData("queryId")]
    [InlineData("holder")]
    [InlineData("outcome")]
    public async Task ARequiredField_IsRequiredByBoth(string field)
    {
        var answer = JsonNode.Parse(Samples.ContractAnswer)!.AsObject();
        answer.Remove(field);
        Assert.NotEmpty((await JsonSchema.FromJsonAsync(RightsSchemas.Answer)).Validate(answer.ToJsonString()));
        Assert.IsType<AnswerReading.Invalid>(AnswerReader.Read(JsonSerializer.SerializeToUtf8Bytes(answer)));
    }

    [Fact]
    public void TheSchemasAndTheRecords_NameTheSameFields()
    {
        Assert.Equal(Names(JsonSerializer.SerializeToNode(Samples.FullQuery(), RightsJson.Options)!), SchemaNames(RightsSchemas.Query));
        var answer = JsonSerializer.SerializeToNode(Samples.FullAnswer() with { Content = new("/x", new string('0', 64), 1) }, RightsJson.Options)!;
        answer["records"]![0]!.AsObject().Remove("value");
        answer["records"]![0]!["value"] = 1;
        Assert.Equal(Names(answer), SchemaNames(RightsSchemas.Answer));
    }

    [Fact]
    public void TheWords_AreTheSchemas()
    {
        Assert.Equal(Words<HolderAction>(), At(RightsSchemas.Query, "properties", "action", "enum"));
        Assert.Equal(Words<AnswerOutcome>(), At(RightsSchemas.Answer, "properties", "outcome", "enum"));
        Assert.Equal(Words<RecordSource>(), At(RightsSchemas.Answer, "properties", "records", "items", "properties", "source", "enum"));
    }

    public static TheoryData<string, JsonNode, JsonNode> Limits => new()
    {
        { "queryId", new string('x', 120), new string('x', 121) },
        { "queryId", "x", "" },
        { "holder", new string('x', 120), new string('x', 121) },
        { "reason", new string('x', 4_000), new string('x', 4_001) },
        { "records/0/activity", new string('x', 120), new string('x', 121) },
        { "records/0/category", "x", "" },
        { "records/0/label", new string('x', 500), new string('x', 501) },
        { "records/0/collectedOn", "2024-02-29", "2024-02-30" },
        { "records/0/concernsThirdParty", true, "true" },
        { "actions/erased", 0, -1 },
        { "actions/keptGround", new string('x', 500), new string('x', 501) },
        { "recipientsNotified/0/name", new string('x', 500), new string('x', 501) },
        { "recipientsNotified", Many(1_000, new { name = "x", on = "2026-04-02" }), Many(1_001, new { name = "x", on = "2026-04-02" }) },
        { "records", Many(20_000, new { activity = "x", category = "x", label = "x" }), Many(20_001, new { activity = "x", category = "x", label = "x" }) },
        { "identifiers", Many(20, new { type = "x", value = "x" }), Many(21, new { type = "x", value = "x" }) },
        { "identifiers", Many(1, new { type = new string('x', 120), value = "x" }), Many(1, new { type = new string('x', 121), value = "x" }) },
        { "identifiers", Many(1, new { type = "x", value = new string('x', 500) }), Many(1, new { type = "x", value = new string('x', 501) }) },
    };

    [Theory]
    [MemberData(nameof(Limits), DisableDiscoveryEnumeration = true)]
    public async Task AtALimit_SchemaAndReaderTake_AndBeyondItBothRefuse(string path, JsonNode within, JsonNode beyond)
    {
        var schema = await JsonSchema.FromJsonAsync(RightsSchemas.Answer);
        var (taken, refused) = (With(path, within), With(path, beyond));
        Assert.Empty(schema.Validate(taken));
        Assert.IsType<AnswerReading.Valid>(AnswerReader.Read(System.Text.Encoding.UTF8.GetBytes(taken)));
        Assert.NotEmpty(schema.Validate(refused));
        Assert.IsType<AnswerReading.Invalid>(AnswerReader.Read(System.Text.Encoding.UTF8.GetBytes(refused)));
    }

    [Theory]
    [InlineData("partial")]
    [InlineData("refused")]
    [InlineData("failed")]
    public async Task WithoutItsReason_BothRefuse(string outcome)
    {
        var answer = JsonNode.Parse(Samples.ContractAnswer)!.AsObject();
        answer.Remove("reason");
        answer["outcome"] = outcome;
        Assert.NotEmpty((await JsonSchema.FromJsonAsync(RightsSchemas.Answer)).Validate(answer.ToJsonString()));
        Assert.IsType<AnswerReading.Invalid>(AnswerReader.Read(JsonSerializer.SerializeToUtf8Bytes(answer)));
    }

    private static JsonArray Many(int count, object item) => [.. Enumerable.Range(0, count).Select(_ => JsonSerializer.SerializeToNode(item))];

    private static string With(string path, JsonNode value)
    {
        var answer = JsonNode.Parse(Samples.ContractAnswer)!;
        var steps = path.Split('/');
        var at = steps[..^1].Aggregate(answer, (node, step) => node is JsonArray list ? list[int.Parse(step)]! : node[step]!);
        at[steps[^1]] = value.DeepClone();
        return answer.ToJsonString();
    }

    [Fact]
    public void AQuery_IsWrittenAsTheContractShowsIt()
    {
        var query = JsonSerializer.Deserialize<RightsQuery>(Samples.ContractQuery, RightsJson.Options)!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Samples.ContractQuery), JsonSerializer.SerializeToNode(query, RightsJson.Options)));
    }

    private static List<string> Words<T>() where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => JsonSerializer.SerializeToElement(value, RightsJson.Options).GetString()!)];

    private static List<string> At(string schema, params string[] path) =>
        [.. path.Aggregate(JsonNode.Parse(schema)!, (node, step) => node[step]!).AsArray().Select(word => word!.GetValue<string>())];

    private static SortedSet<string> Names(JsonNode node, string path = "")
    {
        SortedSet<string> names = new(StringComparer.Ordinal);
        foreach (var (name, value) in node as JsonObject ?? [])
        {
            names.Add(path + name);
            names.UnionWith(Names(value is JsonArray list && list.Count > 0 ? list[0]! : value!, path + name + "."));
        }

        return names;
    }

    private static SortedSet<string> SchemaNames(string schema)
    {
        SortedSet<string> names = new(StringComparer.Ordinal);
        Collect(JsonNode.Parse(schema)!, "");
        return names;

        void Collect(JsonNode node, string path)
        {
            foreach (var (name, property) in (node["items"] ?? node)["properties"] as JsonObject ?? [])
            {
                names.Add(path + name);
                Collect(property!, path + name + ".");
            }
        }
    }
}
