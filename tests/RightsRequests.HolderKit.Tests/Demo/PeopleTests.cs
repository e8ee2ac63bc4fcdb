using RightsRequests.DemoHolders;
using YamlDotNet.RepresentationModel;

namespace RightsRequests.HolderKit.Tests;

public sealed class PeopleTests
{
    private static readonly Holdings Table = Holdings.Read(Repository.PathOf("src", "RightsRequests.DemoHolders", "holdings.json"));
    private static readonly IReadOnlyList<Person> People = PeopleGenerator.All(Table);

    [Fact]
    public void TheCommittedPeople_AreTheGenerated() =>
        Assert.Equal(PeopleFile.Write(People), File.ReadAllText(Repository.PathOf("src", "RightsRequests.DemoHolders", "people.json")));

    [Fact]
    public void ThePeople_AreManyAndMadeUp()
    {
        Assert.True(People.Count >= 200);
        Assert.All(People, person => Assert.Matches(@"^[a-z.0-9-]+@example\.(org|net)$", person.Email));
        Assert.All(People.SelectMany(person => person.Identifiers).Where(identifier => identifier.Type == "social-security-number"),
            identifier => Assert.EndsWith("99", identifier.Value, StringComparison.Ordinal));
        Assert.Equal(People.Sum(person => person.Identifiers.Count), People.SelectMany(person => person.Identifiers).Distinct().Count());
    }

    [Fact]
    public void TheDemoMember_HasDataWithEveryHolder() =>
        Assert.All(Table.Holders.Values, holder => Assert.Contains(holder.Holds.Keys, People[0].Activities.Contains));

    [Fact]
    public void EveryField_CanBeMadeUp() =>
        Assert.All(Table.Holders.Values.SelectMany(holder => holder.Holds.Values).SelectMany(categories => categories).Distinct(),
            category => Assert.All(Table.Fields[category], field => SampleValue.Of(People[0], field)));

    [Fact]
    public void EveryActivityOfTheRegisterWithAHolderOnTheBus_HasDataOfSomebody()
    {
        var onTheBus = Entries("holders.yaml", "holders").Where(holder => Text(holder, "transport") == "bus").Select(holder => Text(holder, "id")).ToHashSet();
        var missing = from activity in Entries("register.yaml", "activities")
                      from holder in Words(activity, "holders")
                      where onTheBus.Contains(holder)
                      let id = Text(activity, "id")
                      where !(Table.Holders.TryGetValue(holder, out var own) && own.Holds.TryGetValue(id, out var categories)
                          && categories.Order().SequenceEqual(Words(activity, "categories").Order())
                          && People.Any(person => person.Activities.Contains(id)))
                      select $"{holder} {id}";
        Assert.Empty(missing);
        Assert.Empty(onTheBus.Except(Table.Holders.Keys));
    }

    private static IEnumerable<YamlMappingNode> Entries(string file, string list)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Repository.PathOf("workflows", file));
        yaml.Load(reader);
        return ((YamlSequenceNode)yaml.Documents[0].RootNode[list]).Children.Cast<YamlMappingNode>();
    }

    private static string Text(YamlMappingNode entry, string key) => ((YamlScalarNode)entry[key]).Value!;

    private static IEnumerable<string> Words(YamlMappingNode entry, string key) =>
        ((YamlSequenceNode)entry[key]).Children.Select(word => ((YamlScalarNode)word).Value!);
}
