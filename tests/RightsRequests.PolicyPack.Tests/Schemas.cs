using System.Text.Json.Nodes;
using NJsonSchema;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack.Tests;

/// <summary>The JSON Schemas, by which an editor completes and underlines, agree with our files and with the reader's words.</summary>
public sealed class Schemas
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(OurPack.Directory, "*.yaml").Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_file_names_a_schema_and_keeps_to_it(string file)
    {
        var yaml = await File.ReadAllTextAsync(Path.Combine(OurPack.Directory, file));

        Assert.Empty((await Schema(yaml)).Validate(YamlAsJson.Read(yaml)));
    }

    [Theory]
    [InlineData("register.yaml", "basis: public-task", "basis: because")]
    [InlineData("register.yaml", "- id: mandatory-affiliation", "- id: Mandatory_Affiliation")]
    [InlineData("register.yaml", "marketing: false", "marketin: false")]
    [InlineData("register.yaml", "period: P5Y", "period: five")]
    [InlineData("holders.yaml", "transport: bus", "transport: pigeon")]
    [InlineData("holders.yaml", "transport: person", "transport: person\n    email: archives")]
    [InlineData("organisation.yaml", "siren: \"775685399\"", "siren: \"12\"")]
    [InlineData("rights-matrix.yaml", "denied: []", "denied: [whim]")]
    [InlineData("erasure.yaml", "version: 1", "version: one")]
    [InlineData("erasure.yaml", "action: locate", "action: look")]
    [InlineData("erasure.yaml", "  - close: {}", "  - shut: {}")]
    public async Task A_mistake_is_underlined(string file, string sound, string mistake)
    {
        var yaml = await File.ReadAllTextAsync(Path.Combine(OurPack.Directory, file));
        Assert.Contains(sound, yaml, StringComparison.Ordinal);

        Assert.NotEmpty((await Schema(yaml)).Validate(YamlAsJson.Read(yaml.Replace(sound, mistake, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("processor-for: fesp", true)]
    [InlineData("processor-for: [fesp]", false)]
    public async Task An_activity_names_one_controller_for_whom_it_is_processed(string line, bool sound)
    {
        var yaml = await File.ReadAllTextAsync(Path.Combine(OurPack.Directory, "register.yaml"));
        var at = yaml.IndexOf("    cites:", StringComparison.Ordinal);

        Assert.Equal(sound, (await Schema(yaml)).Validate(YamlAsJson.Read(yaml.Insert(at, $"    {line}\n"))).Count == 0);
    }

    [Fact]
    public void Each_list_of_words_is_the_readers()
    {
        Assert.Equal(Vocabulary.All<LegalBasis>(), Words("register", "basis"));
        Assert.Equal(Vocabulary.All<Relation>(), Words("register", "relation"));
        Assert.Equal(Vocabulary.All<DataSource>(), Words("register", "data-source"));
        Assert.Equal(Vocabulary.All<Right>(), Words("rights-matrix", "right"));
        Assert.Equal(Vocabulary.All<HolidayZone>(), Words("organisation", "zone"));
        Assert.Equal(Vocabulary.All<Transport>(), Words("holders", "transport"));
        Assert.Equal(Vocabulary.All<HolderAction>(), Words("procedure", "action"));
        Assert.Equal(Vocabulary.All<LetterKind>(), Words("procedure", "letter"));
        Assert.Equal(Vocabulary.All<ActivityFilter>(), Words("procedure", "filter"));
        Assert.Equal(Vocabulary.All<Role>(), Words("procedure", "role"));
    }

    private static IEnumerable<string> Words(string schema, string definition)
    {
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(OurPack.Directory, "schema", $"{schema}.schema.json")))!;
        return root["definitions"]![definition]!["enum"]!.AsArray().Select(word => word!.GetValue<string>());
    }

    private static async Task<JsonSchema> Schema(string yaml)
    {
        const string header = "# yaml-language-server: $schema=";
        var first = yaml[..yaml.IndexOf('\n', StringComparison.Ordinal)];
        Assert.StartsWith(header, first, StringComparison.Ordinal);
        return await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path.Combine(OurPack.Directory, first[header.Length..].Trim())));
    }
}
