using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

/// <summary>The schemas are written for other languages; these hold them to the records.</summary>
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
