using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

public sealed class Doubts
{
    [Theory]
    [InlineData("accept-assessment")]
    [InlineData("accept-answers")]
    [InlineData("approve")]
    public void A_doubt_that_comes_late_leads_back_to_the_identity(string before)
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily(stopAt: before).Act(Scenario.Agent, "doubt-identity", ("reasons", "Un autre signe."));
        Assert.Equal(("verify-identity", IdentityStatus.InDoubt), (scenario.Step, scenario.State.Identity));
        Assert.DoesNotContain(scenario.Offers(Scenario.Agent), offer => offer.Action is "resume" or "doubt-identity" or "suspend");

        scenario.RunOrdinarily();
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.Single(scenario.State.Suspensions);
        Assert.Single(scenario.State.Letters, letter => letter.Final);
    }

    [Fact]
    public void A_clarification_recorded_is_kept_and_the_time_runs_again()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "request-clarification", ("question", "Tout ?")).Wait(3)
            .Act(Scenario.Agent, "record-clarification", ("text", "Les remboursements de 2025."));

        Assert.Null(scenario.State.Suspended);
        Assert.Equal(new Suspension(new LocalDate(2026, 4, 1), new LocalDate(2026, 4, 4)), Assert.Single(scenario.State.Suspensions));
        Assert.Contains(scenario.State.Notes, note => note.Text == "Les remboursements de 2025.");
    }

    [Fact]
    public void A_suspension_that_runs_when_the_letter_goes_out_ends_that_day()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily(stopAt: "accept-answers")
            .Act(Scenario.Agent, "request-clarification", ("question", "Tout ?")).Wait(5);
        Assert.Equal(new LocalDate(2026, 5, 6), CaseMachine.Due(scenario.State, new LocalDate(2026, 4, 6)));
        scenario.RunOrdinarily();

        Assert.Equal(new LocalDate(2026, 4, 6), Assert.Single(scenario.State.Suspensions).ReceivedOn);
    }

    [Fact]
    public void A_letter_event_that_comes_twice_or_for_no_letter_changes_nothing()
    {
        var scenario = new Scenario(Right.Access);
        var letter = scenario.State.Letters[0].Id;

        Assert.IsType<Ignored>(scenario.Happens(new LetterSent("once more", letter)));
        Assert.IsType<Ignored>(scenario.Happens(new LetterSigned("unknown", Guid.NewGuid())));
        Assert.Throws<InvalidOperationException>(() => scenario.Happens(new Unheard()));
        Assert.Equal("mgen", Scenario.Policy.Controller("mgen")!.Id);
    }

    private sealed record Unheard() : CaseEvent("unheard");
}
