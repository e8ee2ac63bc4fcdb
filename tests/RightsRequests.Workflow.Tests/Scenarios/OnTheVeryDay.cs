using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>Timers on the day itself, the day before and the day after, and after a worker that was stopped.</summary>
public sealed class OnTheVeryDay
{
    // Received on 1 April 2026, due on Monday 4 May.
    [Theory]
    [InlineData(4, 1, 0)]
    [InlineData(5, 0, 1)]
    public void On_the_last_day_it_is_near_and_on_the_next_one_it_is_over(int day, int near, int over)
    {
        var scenario = new Scenario(Right.Access).Jump(Instant.FromUtc(2026, 5, day, 8, 0));

        Assert.Equal((near, over), (scenario.Told.Count(what => what == "due-soon"), scenario.Told.Count(what => what == "overdue")));
    }

    // Asked on 1 April, given up after thirty days.
    [Theory]
    [InlineData(4, 30, 1)]
    [InlineData(5, 1, 0)]
    public void Who_is_given_up_today_is_not_reminded_today(int month, int day, int reminded)
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "doubt-identity", ("reasons", "La signature diffère."));
        scenario.Jump(Instant.FromUtc(2026, month, day, 8, 0));

        Assert.Equal(reminded, scenario.Done.OfType<RemindSubject>().Count());
        Assert.Equal(reminded == 0, scenario.State.Path == Procedure.UnidentifiedPath);
    }

    [Fact]
    public void While_evidence_is_awaited_the_person_is_reminded_and_not_the_staff()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "doubt-identity", ("reasons", "La signature diffère."));

        Assert.DoesNotContain(scenario.Timers, timer => timer.Key.StartsWith("remind/", StringComparison.Ordinal));
        Assert.Contains(scenario.Timers, timer => timer.Key.StartsWith("remind-subject/", StringComparison.Ordinal));
        Assert.Contains(new Scenario(Right.Access).Timers, timer => timer.Key.StartsWith("remind/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(3, new[] { 1, 2 })]
    [InlineData(2, new[] { 1 })]
    public void A_holder_is_asked_again_up_to_its_last_day_and_not_after_it(int days, int[] attempts)
    {
        var pack = Scenario.Policy with { Holders = [.. Scenario.Policy.Holders.Select(holder => holder with { DaysToAnswer = days, AskAgain = [Period.FromDays(3), Period.FromDays(4)] })] };
        var scenario = new Scenario(Right.Access, state => state with { Scope = ["partner-services"] }, pack: pack, silent: ["crm"]).RunOrdinarily();
        Assert.Equal(attempts.Length == 2, scenario.Timers.Any(timer => timer.Key.StartsWith("ask-again/", StringComparison.Ordinal)));

        scenario.Wait(10);

        Assert.Equal(attempts, scenario.Done.OfType<AskHolder>().Select(ask => ask.Attempt));
    }

    [Fact]
    public void A_worker_back_on_the_day_of_the_second_asking_asks_once()
    {
        var scenario = new Scenario(Right.Access, state => state with { Scope = ["partner-services"] }, silent: ["crm"]).RunOrdinarily();
        Assert.Equal(2, Scenario.Policy.Procedures[Right.Access].Paths[Procedure.MainPath].OfType<AskHoldersStep>().Single().AskAgain.Count);

        scenario.Jump(scenario.Now + Duration.FromDays(6));

        Assert.Equal(2, scenario.Done.OfType<AskHolder>().Count());
    }

    [Fact]
    public void A_letter_that_waits_is_told_of_after_an_hour_and_once()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily(stopAt: "approve-letter");
        scenario.CarriesOut = effect => effect is not SignLetter;
        scenario.Act(Scenario.Dpo, "approve-letter");
        scenario.Happens(new LetterWaits("w/1", scenario.Final.Id, "time-authority"));
        var since = scenario.Now;

        scenario.Jump(since + Duration.FromMinutes(59));
        Assert.Empty(scenario.State.Incidents);
        scenario.Jump(since + Duration.FromMinutes(60));

        Assert.StartsWith("Le service d’horodatage ne répond pas", Assert.Single(scenario.State.Incidents).Reason, StringComparison.Ordinal);
        scenario.Jump(since + Duration.FromHours(30));
        Assert.Single(scenario.State.Incidents);
        Assert.DoesNotContain(scenario.Timers, timer => timer.Key.StartsWith("letter-waits/", StringComparison.Ordinal));
    }
}
