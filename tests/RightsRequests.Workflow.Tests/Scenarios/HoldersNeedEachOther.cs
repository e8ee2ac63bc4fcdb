using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

public sealed class HoldersNeedEachOther
{
    private static readonly string[] Activities = ["of-crm", "of-contracts", "of-account"];

    // crm needs the member number of complementary-contracts; online-account stands alone.
    private static Policy Pack() => Scenario.Policy with
    {
        Register =
        [
            Entry("of-crm", "crm"), Entry("of-contracts", "complementary-contracts"), Entry("of-account", "online-account"),
        ],
        Holders = [.. Scenario.Policy.Holders.Select(holder => holder.Id == "crm" ? holder with { Needs = [new("complementary-contracts", ["member-number"])] } : holder)],
    };

    private static RegisterEntry Entry(string id, string holder) =>
        Scenario.Policy.Activity("partner-services") is { } entry ? entry with { Law = entry.Law with { Id = id }, Holders = [holder] } : throw new InvalidOperationException();

    private static Scenario Asked(string[]? silent = null, Func<AskHolder, HolderAnswered>? answers = null, Right right = Right.Access)
    {
        var scenario = new Scenario(right, state => state with { Scope = Activities }, pack: Pack(), silent: silent) { Answers = answers };
        return scenario.RunOrdinarily(stopAt: right == Right.Access ? "accept-answers" : "approve");
    }

    private static HolderAnswered Found(AskHolder ask)
    {
        var answer = Scenario.Answer(ask);
        return ask.Holder == "complementary-contracts" ? answer with { Result = answer.Result with { Identifiers = ["member-number"] } } : answer;
    }

    private static HolderQuery Of(Scenario scenario, string holder) => scenario.State.Queries.Last(query => query.Holder == holder);

    [Fact]
    public void A_holder_is_asked_once_the_one_it_needs_has_answered_and_the_others_side_by_side()
    {
        var scenario = Asked(silent: ["complementary-contracts"]);
        Assert.Equal(["complementary-contracts", "online-account"], scenario.Done.OfType<AskHolder>().Select(ask => ask.Holder).Order());
        Assert.Equal((QueryStatus.Waiting, 0), (Of(scenario, "crm").Status, Of(scenario, "crm").Attempt));
        Assert.Equal(QueryStatus.Answered, Of(scenario, "online-account").Status);
        Assert.Equal(["complementary-contracts"], scenario.Waiting.Holders);

        scenario.Wait(2).Happens(Found(scenario.Done.OfType<AskHolder>().Single(ask => ask.Holder == "complementary-contracts")));

        Assert.Equal("review", scenario.Step);
        var crm = Of(scenario, "crm");
        Assert.Equal((QueryStatus.Answered, 1, scenario.Now), (crm.Status, crm.Attempt, crm.AskedAt));
    }

    [Fact]
    public void One_that_fails_blocks_only_those_that_need_it_until_a_person_decides()
    {
        var scenario = Asked(answers: ask => Scenario.Answer(ask, outcome: ask.Holder == "complementary-contracts" ? "failed" : "done"));
        Assert.Equal(QueryStatus.Waiting, Of(scenario, "crm").Status);
        Assert.Equal(QueryStatus.Answered, Of(scenario, "online-account").Status);
        Assert.Equal(Awaited.Agent, scenario.Waiting.Whom);

        scenario.Act(Scenario.Agent, "decide-without-holder", ("holder", "complementary-contracts"), ("reason", "Arrêté."));
        Assert.Equal(QueryStatus.Answered, Of(scenario, "crm").Status);
        Assert.Equal("review", scenario.Step);
    }

    [Fact]
    public void One_that_waits_can_be_done_without_but_not_asked_again_and_its_early_answer_is_an_incident()
    {
        var scenario = Asked(silent: ["complementary-contracts"]);
        Assert.DoesNotContain("crm", scenario.Offers(Scenario.Agent).Single(offer => offer.Action == "re-ask-holder").Fields[0].Options!);

        var waiting = Of(scenario, "crm");
        scenario.Happens(new HolderAnswered("early", waiting.Id, "crm", "h", new("done", null, 0, 0, 0, 0, 0, null, null, waiting.Activities, [])));
        Assert.EndsWith("/ The answer came before the holder was asked.", Assert.Single(scenario.State.Incidents).Reason, StringComparison.Ordinal);
        Assert.Equal(waiting, Of(scenario, "crm"));

        scenario.Act(Scenario.Agent, "decide-without-holder", ("holder", "crm"), ("reason", "Inconnu là-bas."));
        scenario.Happens(Found(scenario.Done.OfType<AskHolder>().Single(ask => ask.Holder == "complementary-contracts")));
        Assert.Equal("review", scenario.Step);
        Assert.DoesNotContain(scenario.Done.OfType<AskHolder>(), ask => ask.Holder == "crm");
    }

    [Fact]
    public void What_an_earlier_round_found_is_not_waited_for_again()
    {
        var scenario = Asked(right: Right.Erasure, answers: Found);
        scenario.Silent.Add("complementary-contracts");
        scenario.Act(Scenario.Dpo, "approve");

        Assert.Equal((QueryStatus.Answered, HolderAction.Erase), (Of(scenario, "crm").Status, Of(scenario, "crm").Action));
        Assert.Equal((QueryStatus.Asked, HolderAction.Erase), (Of(scenario, "complementary-contracts").Status, Of(scenario, "complementary-contracts").Action));
    }

    [Fact]
    public void Who_withdraws_waits_for_nobody()
    {
        var scenario = Asked(silent: ["complementary-contracts"]);
        scenario.Happens(new SubjectWithdrew("w"));

        Assert.All(scenario.State.Queries, query => Assert.True(query.Status is QueryStatus.Answered or QueryStatus.GivenUp));
        Assert.Empty(scenario.Timers);
    }
}
