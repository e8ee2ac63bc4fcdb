using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

/// <summary>The examples by which the template in Node is held to the same rule.</summary>
public sealed class AnswerSettlementTests
{
    [Fact]
    public void Missing_TheExamplesOfAllLanguages_AreJudgedAsWritten()
    {
        var examples = JsonSerializer.Deserialize<List<Example>>(File.ReadAllBytes(Repository.PathOf("deploy", "holders", "node", "settling.json")), RightsJson.Options)!;

        Assert.NotEmpty(examples);
        Assert.All(examples, one => Assert.Equal(one.Settles, AnswerSettlement.Missing(one.Action, one.Outcome, one.Actions, new(2026, 4, 1)) is null));
    }

    private sealed record Example(HolderAction Action, AnswerOutcome Outcome, bool Settles, AnswerActions? Actions = null);
}
