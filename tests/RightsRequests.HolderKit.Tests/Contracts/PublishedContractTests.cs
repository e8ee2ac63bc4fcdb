using System.Text.Json.Nodes;
using NJsonSchema;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

/// <summary>What stands under <c>docs/contract</c> is what the code says.</summary>
public sealed class PublishedContractTests
{
    public static TheoryData<string, string> Files => new()
    {
        { "query.schema.json", RightsSchemas.Query },
        { "answer.schema.json", RightsSchemas.Answer },
        { "record.schema.json", AsyncApiDocument.RecordSchema() },
        { "asyncapi.json", AsyncApiDocument.Write() },
    };

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void ThePublishedFile_IsWhatTheCodeWrites(string name, string text) =>
        Assert.Equal(text, File.ReadAllText(Repository.PathOf("docs", "contract", name)));

    [Theory]
    [InlineData("schema", "\"rights.answer/2\"")]
    [InlineData("outcome", "\"finished\"")]
    [InlineData("records", "[{\"activity\":\"newsletter\"}]")]
    [InlineData("records", "[{\"activity\":1,\"category\":\"identification\",\"label\":\"x\"}]")]
    [InlineData("actions", "{\"erased\":-1}")]
    [InlineData("content", "{\"href\":\"/x\",\"sha256\":\"abc\",\"length\":1}")]
    public async Task APlantedFault_IsRefusedBySchemaAndReader(string field, string value)
    {
        var answer = JsonNode.Parse(Samples.ContractAnswer)!.AsObject();
        answer[field] = JsonNode.Parse(value);
        Assert.NotEmpty((await JsonSchema.FromJsonAsync(RightsSchemas.Answer)).Validate(answer.ToJsonString()));
        Assert.IsType<AnswerReading.Invalid>(AnswerReader.Read(System.Text.Encoding.UTF8.GetBytes(answer.ToJsonString())));
    }

    [Fact]
    public void EveryReferenceOfTheAsyncApiDocument_LeadsSomewhere()
    {
        var document = JsonNode.Parse(AsyncApiDocument.Write())!;
        var references = document.AsObject().SelectMany(field => References(field.Value)).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(reference[2..].Split('/').Aggregate<string, JsonNode?>(document, (node, step) => node?[step])));
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject one when one["$ref"] is { } to => [to.GetValue<string>()],
        JsonObject one => one.SelectMany(field => References(field.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
