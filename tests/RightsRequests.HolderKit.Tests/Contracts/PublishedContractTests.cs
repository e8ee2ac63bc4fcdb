using System.Diagnostics;
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
        { "record.schema.json", RightsSchemas.Record },
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

    [Theory]
    [InlineData("schema", "query.schema.json")]
    [InlineData("schema", "answer.schema.json")]
    [InlineData("schema", "record.schema.json")]
    [InlineData("asyncapi", "asyncapi.json")]
    public async Task ThePublishedFile_IsValidByOthersSchemas(string kind, string name) =>
        Assert.Equal((0, ""), await JudgedAsync(kind, Repository.PathOf("docs", "contract", name)));

    [Theory]
    [InlineData("\"action\": \"send\"", "\"action\": \"publish\"")]
    [InlineData("\"is\": \"queue\"", "\"is\": \"pipe\"")]
    [InlineData("\"address\":", "\"place\":")]
    [InlineData("\"maxLength\": 120", "\"maxLength\": -1")]
    public async Task APlantedFaultInTheDocument_IsFound(string right, string wrong)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, AsyncApiDocument.Write().Replace(right, wrong, StringComparison.Ordinal));
            Assert.Equal(1, (await JudgedAsync("asyncapi", file)).ExitCode);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<(int ExitCode, string Faults)> JudgedAsync(string kind, string file)
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("tests", "RightsRequests.HolderKit.Tests", "judges", "judge.mjs"), kind, file]) { RedirectStandardOutput = true };
        using var judge = Process.Start(start)!;
        var faults = await judge.StandardOutput.ReadToEndAsync();
        await judge.WaitForExitAsync();
        return (judge.ExitCode, faults.Trim());
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject one when one["$ref"] is { } to => [to.GetValue<string>()],
        JsonObject one => one.SelectMany(field => References(field.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
