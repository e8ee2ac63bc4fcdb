using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>A health record is communicated at the earliest 48 hours after the request (CSP L1111-7): received on 1 April 2026, not before the 3rd in Paris.</summary>
public sealed class HealthRecords
{
    private static readonly Instant FirstMoment = Instant.FromUtc(2026, 4, 2, 22, 0);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_answer_approved_on_the_same_day_leaves_exactly_when_the_time_is_over(bool older)
    {
        var scenario = Asked(older).RunOrdinarily();
        Assert.Equal((LetterStatus.Approved, "reflection-period", "bob"), (scenario.Final.Status, scenario.Final.WaitingFor, scenario.Final.ApprovedBy));
        Assert.EndsWith("reflection-period 2026-04-03", Assert.Single(scenario.Audit, note => note.What == "letter-waits").Detail, StringComparison.Ordinal);
        Assert.Null(scenario.Waiting.Whom);
        Assert.DoesNotContain(scenario.Timers, timer => timer.Key.StartsWith("letter-waits/", StringComparison.Ordinal));

        scenario.Jump(FirstMoment - Duration.FromSeconds(1));
        Assert.Equal((LetterStatus.Approved, CaseStatus.Open), (scenario.Final.Status, scenario.State.Status));
        Assert.Empty(scenario.State.Incidents);

        scenario.Jump(FirstMoment);
        Assert.Equal((LetterStatus.Sent, CaseStatus.Closed), (scenario.Final.Status, scenario.State.Status));
        Assert.Equal((null, new LocalDate(2026, 4, 3)), (scenario.Final.WaitingFor, scenario.Final.SentOn));
    }

    [Fact]
    public void A_clock_that_jumps_past_it_sends_the_answer_once()
    {
        var scenario = Asked().RunOrdinarily().Jump(Instant.FromUtc(2026, 4, 20, 8, 0));

        Assert.Equal((LetterStatus.Sent, CaseStatus.Closed), (scenario.Final.Status, scenario.State.Status));
        Assert.Single(scenario.Done.OfType<SignLetter>(), sign => sign.Letter == scenario.Final.Id);
    }

    [Fact]
    public void Approved_on_the_first_day_or_later_or_received_long_before_its_entry_it_waits_for_nothing()
    {
        Assert.Equal(CaseStatus.Closed, Asked().Jump(FirstMoment).RunOrdinarily().State.Status);
        Assert.Equal(CaseStatus.Closed, new Scenario(Right.Access, state => state with { HealthRecord = true, ReceivedOn = new(2026, 3, 30) }).RunOrdinarily().State.Status);
    }

    [Fact]
    public void Neither_a_refusal_nor_the_acknowledgement_nor_another_access_is_held_back()
    {
        var refused = Asked();
        Assert.Equal(LetterStatus.Sent, refused.State.Letters.Single(letter => letter.Kind == LetterKind.Acknowledgement).Status);
        refused.Act(Scenario.Dpo, "refuse-request", ("ground", "11(2)"), ("reasons", "Personne non reconnue.")).Act(Scenario.SecondDpo, "approve-letter");
        Assert.Equal((CaseStatus.Closed, LetterKind.Refusal), (refused.State.Status, refused.Final.Kind));

        Assert.Equal(CaseStatus.Closed, new Scenario(Right.Access).RunOrdinarily().State.Status);
    }

    [Fact]
    public void Withdrawn_meanwhile_it_never_leaves_and_reopened_it_is_answered_once()
    {
        var scenario = Asked().RunOrdinarily().Act(Scenario.Agent, "withdraw");
        Assert.DoesNotContain(scenario.State.Letters, letter => letter.Final);
        Assert.DoesNotContain(scenario.Timers, timer => timer.Key.StartsWith("reflection/", StringComparison.Ordinal));

        scenario.Act(Scenario.Dpo, "reopen", ("reason", "Retirée par erreur.")).RunOrdinarily().Jump(FirstMoment);
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.Single(scenario.Done.OfType<SendLetter>(), send => scenario.State.Letters.Any(letter => letter.Final && letter.Id == send.Letter));
    }

    private static Scenario Asked(bool older = false) =>
        new(Right.Access, state => state with { HealthRecord = true, HealthRecordOlderThanFiveYears = older });
}
