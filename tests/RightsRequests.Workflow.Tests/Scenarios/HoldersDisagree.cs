using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

public sealed class HoldersDisagree
{
    private static readonly Policy Pack = Scenario.Policy with
    {
        Register = [Scenario.Policy.Activity("partner-services")! with { Holders = ["crm", "online-account"] }],
    };

    private static Scenario Run(Right right, Func<AskHolder, HolderAnswered> answers)
    {
        var scenario = new Scenario(right, state => state with { Scope = ["partner-services"] }, pack: Pack) { Answers = answers };
        return scenario.RunOrdinarily();
    }

    private static HolderAnswered Says(AskHolder ask, string outcome, int records, int erased, int kept) =>
        new($"answer/{ask.QueryId}", ask.QueryId, ask.Holder, "h", new(outcome, null, records, 0, 0, erased, kept, kept > 0 ? "17(3)(b)" : null, null, ask.Activities, []));

    [Fact]
    public void One_that_erased_and_one_that_still_has_data_are_named()
    {
        var scenario = Run(Right.Erasure, ask => ask.Action == HolderAction.Erase
            ? Says(ask, "done", 0, ask.Holder == "crm" ? 4 : 0, ask.Holder == "crm" ? 0 : 2)
            : Says(ask, "done", 4, 0, 0));

        Assert.Equal(new("partner-services", "erased-and-kept", "crm", "online-account"), Assert.Single(Disagreement.Of(scenario.State)));
    }

    [Fact]
    public void One_that_knows_the_person_and_one_that_does_not_are_named()
    {
        var scenario = Run(Right.Access, ask => ask.Holder == "crm" ? Says(ask, "no-data", 0, 0, 0) : Says(ask, "done", 3, 0, 0));

        Assert.Equal(new("partner-services", "known-and-unknown", "online-account", "crm"), Assert.Single(Disagreement.Of(scenario.State)));
    }

    [Fact]
    public void Holders_that_say_the_same_are_not() =>
        Assert.Empty(Disagreement.Of(Run(Right.Erasure, ask => ask.Action == HolderAction.Erase ? Says(ask, "done", 0, 2, 0) : Says(ask, "done", 1, 0, 0)).State));
}
