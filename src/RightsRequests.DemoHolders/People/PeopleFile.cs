using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.DemoHolders;

internal static class PeopleFile
{
    private static readonly JsonSerializerOptions Indented = new(RightsJson.Options) { WriteIndented = true, IndentSize = 1, NewLine = "\n" };

    public static IReadOnlyList<Person> Read(string file) =>
        JsonSerializer.Deserialize<List<Person>>(File.ReadAllBytes(file), RightsJson.Options)!;

    public static string Write(IReadOnlyList<Person> people) => JsonSerializer.Serialize(people, Indented) + "\n";
}
