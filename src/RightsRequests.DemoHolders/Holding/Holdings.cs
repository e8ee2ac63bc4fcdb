using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.DemoHolders;

/// <summary>The demo holders' own table of what they hold, <c>holdings.json</c>. A holder knows nothing of the engine's register;
/// the ids of activities and categories are what both have agreed on.</summary>
internal sealed record Holdings(
    IReadOnlyDictionary<string, HeldActivity> Activities,
    IReadOnlyDictionary<string, HolderHoldings> Holders,
    IReadOnlyDictionary<string, IReadOnlyList<HeldField>> Fields)
{
    public static Holdings Read(string file) =>
        JsonSerializer.Deserialize<Holdings>(File.ReadAllBytes(file), RightsJson.Options)!;
}

/// <summary>One activity.</summary>
/// <param name="Relations">It concerns people of any of these relations.</param>
/// <param name="Sources">Where its data come from; what a field says otherwise gives way.</param>
/// <param name="Recipients">Who is told of changes.</param>
/// <param name="OneIn">One in so many of those people has data in it.</param>
internal sealed record HeldActivity(
    IReadOnlyList<string> Relations,
    IReadOnlyList<RecordSource> Sources,
    IReadOnlyList<string>? Recipients = null,
    int OneIn = 1);

/// <summary>What one holder has.</summary>
/// <param name="Holds">Categories by activity.</param>
/// <param name="Runs">Where the program of this holder is, when it is not this one.</param>
internal sealed record HolderHoldings(IReadOnlyDictionary<string, IReadOnlyList<string>> Holds, string? Runs = null);

/// <summary>One field of a category.</summary>
/// <param name="Field">In kebab-case, as a correction names it.</param>
/// <param name="Label">In French, as the person reads it.</param>
/// <param name="Sample">How a value is made up, see <see cref="SampleValue"/>.</param>
/// <param name="Source">Where the data come from.</param>
/// <param name="Of">The values of a choice.</param>
/// <param name="ConcernsThirdParty">True where the value tells of another person too.</param>
/// <param name="KeptByLaw">True where it stays when the query asks to keep what a ground of Art. 17(3) needs.</param>
internal sealed record HeldField(
    string Field,
    string Label,
    string Sample,
    RecordSource Source,
    IReadOnlyList<string>? Of = null,
    bool ConcernsThirdParty = false,
    bool KeptByLaw = false);
