using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

public sealed class TimersFire
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    [Fact]
    public void Due_soon_is_told_once_a_week_before_the_last_day_and_overdue_every_week_after()
    {
        var scenario = new Scenario(Right.Access).Wait(25);
        Assert.DoesNotContain("due-soon", scenario.Told);
        scenario.Wait(5);
        Assert.Single(scenario.Told, what => what == "due-soon");

        // Due on 4 May 2026; told on 5, 12, 19 and 26 May.
        scenario.Jump(Instant.FromUtc(2026, 5, 4, 20, 0));
        Assert.DoesNotContain("overdue", scenario.Told);
        scenario.Wait(24);
        Assert.Equal(4, scenario.Told.Count(what => what == "overdue"));
    }

    [Fact]
    public void A_worker_stopped_for_months_tells_of_the_delay_once_not_once_a_week_gone_by()
    {
        var scenario = new Scenario(Right.Access).Jump(Instant.FromUtc(2026, 9, 1, 8, 0));

        Assert.Single(scenario.Told, what => what == "overdue");
        Assert.True(scenario.Timers.Where(timer => timer.Key.StartsWith("overdue", StringComparison.Ordinal)).Single().FireAt > scenario.Now);
        scenario.Wait(7);
        Assert.Equal(2, scenario.Told.Count(what => what == "overdue"));
    }

    [Fact]
    public void Each_suspension_is_told_of_from_its_own_first_week()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "suspend", ("reason", "Une fois.")).Wait(15);
        var before = scenario.Told.Count(what => what == "reminder");
        Assert.True(before >= 2);

        scenario.Act(Scenario.Agent, "resume").Act(Scenario.Agent, "suspend", ("reason", "Deux fois.")).Wait(6);
        Assert.Equal(before, scenario.Told.Count(what => what == "reminder"));
        scenario.Wait(1);
        Assert.Equal(before + 1, scenario.Told.Count(what => what == "reminder"));
    }

    [Theory]
    [InlineData(2026, 3, 25, 2026, 3, 29)]
    [InlineData(2026, 10, 21, 2026, 10, 25)]
    public void A_timer_fires_at_the_start_of_the_local_day_through_the_nights_the_clock_changes(int year, int month, int day, int changeYear, int changeMonth, int changeDay)
    {
        var received = new LocalDate(year, month, day);
        var scenario = new Scenario(Right.Access, state => state with { ReceivedOn = received }, at: received.At(new LocalTime(9, 0)).InZoneLeniently(Paris).ToInstant());
        scenario.Act(Scenario.Agent, "confirm-identity");
        var change = new LocalDate(changeYear, changeMonth, changeDay);

        // Assess reminds after three days: the day before the change; the next day is 23 or 25 hours away.
        var remind = scenario.Timers.Single(timer => timer.Key.StartsWith("remind/", StringComparison.Ordinal)).FireAt;
        Assert.Equal(received.PlusDays(3).AtStartOfDayInZone(Paris).ToInstant(), remind);
        Assert.All(scenario.Timers, timer => Assert.Equal(LocalTime.Midnight, timer.FireAt.InZone(Paris).TimeOfDay));
        scenario.Jump(change.At(new LocalTime(2, 30)).InZoneLeniently(Paris).ToInstant());
        Assert.Equal(change, scenario.Now.InZone(Paris).Date);
        Assert.Single(scenario.Told, what => what == "reminder");
    }

    [Theory]
    [InlineData(2028, 2, 26, 2028, 2, 29)]
    [InlineData(2027, 2, 26, 2027, 3, 1)]
    public void In_a_leap_year_a_reminder_falls_on_29_February_and_else_on_the_day_after_the_28th(int year, int month, int day, int lastYear, int lastMonth, int lastDay)
    {
        var received = new LocalDate(year, month, day);
        var scenario = new Scenario(Right.Access, state => state with { ReceivedOn = received }, at: received.At(new LocalTime(9, 0)).InZoneLeniently(Paris).ToInstant());
        scenario.Act(Scenario.Agent, "confirm-identity");

        var remind = scenario.Timers.Single(timer => timer.Key.StartsWith("remind/", StringComparison.Ordinal)).FireAt;
        Assert.Equal(new LocalDate(lastYear, lastMonth, lastDay).AtStartOfDayInZone(Paris).ToInstant(), remind);
        scenario.Jump(remind - Duration.FromSeconds(1));
        Assert.DoesNotContain("reminder", scenario.Told);
        scenario.Jump(remind);
        Assert.Single(scenario.Told, what => what == "reminder");
    }

    // Received on 29 February 2028: due on 29 March. On 29 January there is a 29 February to end on, a year before there is none.
    [Theory]
    [InlineData(2028, 2, 29, 2028, 3, 29)]
    [InlineData(2028, 1, 29, 2028, 2, 29)]
    [InlineData(2027, 1, 29, 2027, 3, 1)]
    public void The_limit_and_its_warnings_go_by_the_calendar_of_the_year(int year, int month, int day, int dueYear, int dueMonth, int dueDay)
    {
        var received = new LocalDate(year, month, day);
        var due = new LocalDate(dueYear, dueMonth, dueDay);
        var scenario = new Scenario(Right.Access, state => state with { ReceivedOn = received }, at: received.At(new LocalTime(9, 0)).InZoneLeniently(Paris).ToInstant());

        Assert.Equal(due.PlusDays(-7).AtStartOfDayInZone(Paris).ToInstant(), scenario.Timers.Single(timer => timer.Key.StartsWith("due-soon/", StringComparison.Ordinal)).FireAt);
        Assert.Equal(due.PlusDays(1).AtStartOfDayInZone(Paris).ToInstant(), scenario.Timers.Single(timer => timer.Key.StartsWith("overdue/", StringComparison.Ordinal)).FireAt);
    }

    [Fact]
    public void A_day_is_the_establishments_own_overseas()
    {
        var scenario = new Scenario(Right.Access, state => state with { Establishment = new Establishment(HolidayZone.Martinique) });
        var martinique = DateTimeZoneProviders.Tzdb["America/Martinique"];

        Assert.All(scenario.Timers, timer => Assert.Equal(LocalTime.Midnight, timer.FireAt.InZone(martinique).TimeOfDay));
    }

    [Fact]
    public void A_timer_that_no_longer_matters_or_was_put_off_does_nothing_but_have_all_written_anew()
    {
        var scenario = new Scenario(Right.Access);
        var remind = scenario.Timers.Single(timer => timer.Key.StartsWith("remind/", StringComparison.Ordinal));

        Changes_nothing_but_timers(scenario, new TimerFired("early", remind.Key));
        Changes_nothing_but_timers(scenario, new TimerFired("unknown", "nothing/1"));
        scenario.Act(Scenario.Agent, "confirm-identity").Jump(remind.FireAt);
        Changes_nothing_but_timers(scenario, new TimerFired("stale", remind.Key));
    }

    private static void Changes_nothing_but_timers(Scenario scenario, TimerFired fired)
    {
        var (before, timers) = (scenario.State, scenario.Timers);

        var applied = Assert.IsType<Applied>(scenario.Happens(fired));

        Assert.Same(before, applied.State);
        Assert.Empty(applied.Effects);
        Assert.Empty(applied.Audit);
        Assert.Equal(timers, applied.Timers);
    }

    [Fact]
    public void A_lifting_has_no_time_limit_but_is_not_forgotten()
    {
        var scenario = new Scenario(Right.Restriction).RunOrdinarily();
        scenario.Jump(Instant.FromUtc(2026, 11, 2, 8, 0)).Act(Scenario.Agent, "lift-restriction", ("reasons", "Exactitude vérifiée."));

        Assert.DoesNotContain(scenario.Offers(Scenario.Agent), offer => offer.Action == "extend");
        scenario.Wait(30);
        Assert.DoesNotContain("overdue", scenario.Told);
        Assert.True(scenario.Told.Count(what => what == "reminder") >= 4);
        scenario.RunOrdinarily();
        Assert.Equal((CaseStatus.Closed, Procedure.LiftPath), (scenario.State.Status, scenario.State.Path));
        Assert.DoesNotContain(scenario.Audit, note => note.What == "answered-late");
        Assert.DoesNotContain(scenario.Offers(Scenario.Agent), offer => offer.Action == "lift-restriction");
    }

    [Fact]
    public void A_case_reopened_after_its_answer_has_no_time_limit_but_is_not_forgotten()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily().Act(Scenario.Dpo, "reopen", ("reason", "Réclamation fondée."));

        Assert.DoesNotContain(scenario.Offers(Scenario.Agent), offer => offer.Action == "extend");
        scenario.Wait(60);
        Assert.DoesNotContain("overdue", scenario.Told);
        Assert.DoesNotContain("due-soon", scenario.Told);
        Assert.Equal(8, scenario.Audit.Count(note => note.What == "timer" && note.Detail.StartsWith("reopened/", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_case_withdrawn_and_reopened_has_its_time_limit_as_before()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "withdraw").Act(Scenario.Dpo, "reopen", ("reason", "Retirée par erreur."));

        Assert.Contains(scenario.Timers, timer => timer.Key.StartsWith("overdue/", StringComparison.Ordinal));
        Assert.Contains(scenario.Offers(Scenario.Agent), offer => offer.Action == "extend");
    }

    [Fact]
    public void A_late_answer_goes_out_and_is_marked_late()
    {
        var scenario = new Scenario(Right.Access).Wait(60).RunOrdinarily();

        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.Single(scenario.Audit, note => note.What == "answered-late");
    }

    [Fact]
    public void An_erasure_that_waits_too_long_for_an_access_goes_on_and_staff_are_told()
    {
        var scenario = new Scenario(Right.Erasure, state => state with { Related = [new RelatedCase(Guid.NewGuid(), Right.Portability, Open: true)] })
            .Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment");
        Assert.Equal("await-related", scenario.Step);

        scenario.Wait(61);
        Assert.NotEqual("await-related", scenario.Step);
        Assert.Contains(scenario.Audit, note => note.What == "timer" && note.Detail.StartsWith("related/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_holder_asked_again_by_a_person_is_not_asked_a_third_time_at_once()
    {
        var scenario = new Scenario(Right.Access, state => state with { Scope = ["partner-services"] });
        scenario.Silent.Add("crm");
        scenario.Act(Scenario.Agent, "confirm-identity").RunOrdinarily().Wait(1);
        var ask = scenario.Done.OfType<AskHolder>().Single();
        scenario.Happens(Scenario.Answer(ask, outcome: "failed"));
        Assert.Single(scenario.State.Incidents);
        scenario.Wait(11).Act(Scenario.Agent, "re-ask-holder", ("holder", "crm"));

        Assert.Equal([1, 2], scenario.Done.OfType<AskHolder>().Select(one => one.Attempt));
        scenario.Wait(2);
        Assert.Equal(2, scenario.Done.OfType<AskHolder>().Count());
        Assert.True(scenario.Done.OfType<AskHolder>().Last().AnswerBy > new LocalDate(2026, 4, 12));
    }
}
