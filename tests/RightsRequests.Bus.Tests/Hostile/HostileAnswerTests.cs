using System.Text;

namespace RightsRequests.Bus.Tests.Hostile;

/// <summary>No answer changes a case wrongly, and none is lost: through a real broker into a real database.</summary>
public sealed class HostileAnswerTests(RunningBus bus) : IClassFixture<RunningBus>
{
    public static TheoryData<string> Sent => [.. HostileAnswers.All.Select(one => one.Sent)];

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task It_is_taken_or_an_incident_and_never_lost(string sent)
    {
        var hostile = HostileAnswers.All.Single(one => one.Sent == sent);
        Assert.Equal(hostile.Became, await new Fate(bus).OfAsync(hostile));
    }

    [Fact]
    public void The_table_in_the_documentation_is_this_list()
    {
        var table = new StringBuilder(
            """
            # Réponses hostiles ou cassées / Hostile or broken answers

            **FR.** Ce que devient chaque réponse qu'un détenteur envoie de travers : prise, ou gardée comme incident qu'une personne règle. Aucune n'est perdue, aucune ne fait avancer un dossier à tort ; seules les réponses à `holder check`, qui ne nomment aucun dossier, sont passées.

            **EN.** What becomes of each answer that a holder sends wrongly: taken, or kept as an incident that a person settles. None is lost, and none moves a case wrongly; only answers to `holder check`, which name no case, are passed over.

            Written from `tests/RightsRequests.Bus.Tests/Hostile`, where each goes through a real broker; uploads come before it.

            | sent | became |
            |---|---|

            """);
        foreach (var (sent, became, _) in HostileAnswers.All)
        {
            table.Append("| ").Append(sent).Append(" | ").Append(became.Replace("|", "\\|", StringComparison.Ordinal)).Append(" |\n");
        }

        var file = Repository.PathOf("docs", "hostile-answers.md");
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            File.WriteAllText(file, table.ToString());
        }

        Assert.True(HostileAnswers.All.Count >= 40);
        Assert.Equal(table.ToString(), File.ReadAllText(file));
    }
}
