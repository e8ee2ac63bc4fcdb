using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>A mark sets a request aside; only a DPO who is another person ends it, and the time limit runs until then.</summary>
public sealed class Spam
{
    [Fact]
    public void A_mark_ends_nothing_and_the_time_limit_runs_on()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "mark-spam");
        Assert.Equal(CaseStatus.Open, scenario.State.Status);
        Assert.Contains(scenario.Timers, timer => timer.Key.StartsWith("due-soon/", StringComparison.Ordinal));
        Assert.Equal(Awaited.Dpo, scenario.Waiting.Whom);
        Assert.DoesNotContain(scenario.Offers(Scenario.Agent), offer => offer.Action == "confirm-spam");
        scenario.Act(Scenario.Agent, "unmark-spam").RunOrdinarily();
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
    }

    [Fact]
    public void Who_marked_it_may_not_confirm_it_and_a_second_dpo_may()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Dpo, "mark-spam");
        Assert.IsType<Forbidden>(scenario.Try(Scenario.Dpo, "confirm-spam"));
        Assert.DoesNotContain(scenario.Offers(Scenario.Dpo), offer => offer.Action == "confirm-spam");
        scenario.Act(Scenario.SecondDpo, "confirm-spam");
        Assert.Equal(CaseStatus.Withdrawn, scenario.State.Status);
        Assert.Contains(scenario.Audit, note => note is { What: "spam-confirmed", Actor: "carol" });
        Assert.Empty(scenario.Timers);
        Assert.DoesNotContain(scenario.State.Letters, letter => letter.Final);
        scenario.Act(Scenario.Dpo, "reopen", ("reason", "Erreur.")).RunOrdinarily();
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
    }

    [Theory]
    [InlineData(typeof(TypesetLetter), true)]
    [InlineData(typeof(SignLetter), true)]
    [InlineData(typeof(TypesetLetter), false)]
    public void An_acknowledgement_that_has_not_left_is_held_back_until_the_mark_is_taken_away(Type notYet, bool byMail)
    {
        var scenario = new Scenario(Right.Access, state => state with { HasEmail = byMail }, carriesOut: effect => effect.GetType() != notYet);
        scenario.Act(Scenario.Agent, "mark-spam");
        scenario.CarriesOut = _ => true;
        var letter = Acknowledgement(scenario);
        scenario.Happens(notYet == typeof(TypesetLetter) ? new LetterTypeset("late", letter.Id) : new LetterSigned("late", letter.Id));
        letter = Acknowledgement(scenario);
        Assert.NotEqual(LetterStatus.Sent, letter.Status);
        Assert.DoesNotContain(scenario.State.Tasks, task => task.Kind == "post");

        scenario.Act(Scenario.Agent, "unmark-spam");
        if (!byMail)
        {
            Assert.Contains(scenario.State.Tasks, task => task is { Kind: "post", Done: false });
            return;
        }

        Assert.Equal(LetterStatus.Sent, Acknowledgement(scenario).Status);
    }

    [Fact]
    public void An_acknowledgement_that_was_sent_stays_sent_once()
    {
        var scenario = new Scenario(Right.Access);
        Assert.Equal(LetterStatus.Sent, Acknowledgement(scenario).Status);
        scenario.Act(Scenario.Agent, "mark-spam").Act(Scenario.Agent, "unmark-spam");
        Assert.Single(scenario.Done.OfType<SendLetter>());
    }

    private static CaseLetter Acknowledgement(Scenario scenario) => scenario.State.Letters.Single(letter => letter.Kind == LetterKind.Acknowledgement);
}
