using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>Cases that live long: workers that sleep, letters that leave late, persons who answer after everybody gave up.</summary>
public sealed class OverMonths
{
    [Theory]
    [InlineData(30, true)]
    [InlineData(34, false)]
    [InlineData(400, false)]
    public void Who_slept_past_the_last_day_tells_that_it_is_over_and_not_that_it_is_near(int days, bool near)
    {
        // Due on 4 May 2026.
        var scenario = new Scenario(Right.Access);
        scenario.Jump(scenario.Now + Duration.FromDays(days));

        Assert.Equal(near ? 1 : 0, scenario.Told.Count(what => what == "due-soon"));
        Assert.Equal(near ? 0 : 1, scenario.Told.Count(what => what == "overdue"));
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(8, 3)]
    [InlineData(400, 3)]
    public void A_holder_is_asked_again_once_however_long_the_worker_slept(int days, int attempt)
    {
        var scenario = new Scenario(Right.Access, state => state with { Scope = ["partner-services"] }, silent: ["crm"]);
        scenario.Act(Scenario.Agent, "confirm-identity").RunOrdinarily();
        scenario.Jump(scenario.Now + Duration.FromDays(days));

        Assert.Equal([1, attempt], scenario.Done.OfType<AskHolder>().Select(one => one.Attempt));
        Assert.True(scenario.Done.OfType<AskHolder>().Last().AnswerBy >= scenario.Now.InUtc().Date);
        scenario.Wait(6);
        Assert.Equal(attempt == 2 ? 3 : 2, scenario.Done.OfType<AskHolder>().Count());
    }

    [Fact]
    public void Who_is_given_up_after_a_long_stop_is_not_reminded_at_the_same_moment()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "doubt-identity", ("reasons", "Deux personnes de ce nom."));
        scenario.Jump(scenario.Now + Duration.FromDays(400));

        Assert.Equal(LetterKind.ClosingUnidentified, scenario.Final.Kind);
        Assert.Empty(scenario.Done.OfType<RemindSubject>());
    }

    [Fact]
    public void Nobody_is_given_up_for_a_question_that_was_never_posted()
    {
        var scenario = new Scenario(Right.Access, state => state with { HasEmail = false }).Act(Scenario.Agent, "doubt-identity", ("reasons", "Deux personnes de ce nom.")).Wait(60);

        Assert.Equal(("verify-identity", IdentityStatus.InDoubt), (scenario.Step, scenario.State.Identity));
        Assert.True(scenario.Told.Count(what => what == "reminder") >= 8);
    }

    [Fact]
    public void A_question_posted_later_suspends_from_then_on_and_is_given_up_a_month_after()
    {
        var scenario = new Scenario(Right.Access, state => state with { HasEmail = false }).Act(Scenario.Agent, "doubt-identity", ("reasons", "Deux personnes de ce nom.")).Wait(12);
        var letter = scenario.State.Letters.Single(one => one.Kind == LetterKind.IdentityRequest);
        scenario.Act(Scenario.Agent, "complete-task", ("task", $"{scenario.State.Tasks.Single(task => task.Subject == letter.Id).Id}"), ("postedOn", "2026-04-11"));

        Assert.Equal(new LocalDate(2026, 4, 11), scenario.State.Suspended!.Since);
        scenario.Wait(27);
        Assert.Equal("verify-identity", scenario.Step);
        scenario.Wait(1);
        Assert.Equal(LetterKind.ClosingUnidentified, scenario.Final.Kind);
        Assert.Equal(new Suspension(new LocalDate(2026, 4, 11), new LocalDate(2026, 5, 11)), Assert.Single(scenario.State.Suspensions));
    }

    [Fact]
    public void What_came_in_before_the_question_had_left_suspends_nothing()
    {
        var scenario = new Scenario(Right.Access, state => state with { HasEmail = false }).Act(Scenario.Agent, "doubt-identity", ("reasons", "Deux personnes de ce nom.")).Wait(3);
        scenario.Happens(new SubjectWrote("m1", Guid.NewGuid(), "C’est bien moi."));
        var letter = scenario.Wait(2).State.Letters.Single(one => one.Kind == LetterKind.IdentityRequest);
        scenario.Act(Scenario.Agent, "complete-task", ("task", $"{scenario.State.Tasks.Single(task => task.Subject == letter.Id).Id}")).Wait(1).Act(Scenario.Agent, "confirm-identity");

        Assert.Equal(new Suspension(new LocalDate(2026, 4, 6), new LocalDate(2026, 4, 6)), Assert.Single(scenario.State.Suspensions));
    }

    [Fact]
    public void An_extension_that_is_not_posted_in_the_first_month_is_told_of_as_overdue()
    {
        var scenario = new Scenario(Right.Access, state => state with { HasEmail = false }).Act(Scenario.Agent, "extend", ("reasons", "Un dossier volumineux.")).Wait(34);
        Assert.Single(scenario.Told, what => what == "due-soon");
        Assert.Single(scenario.Told, what => what == "overdue");

        var letter = scenario.State.Letters.Single(one => one.Kind == LetterKind.Extension);
        scenario.Act(Scenario.Agent, "complete-task", ("task", $"{scenario.State.Tasks.Single(task => task.Subject == letter.Id).Id}"));
        Assert.Single(scenario.Audit, note => note is { What: "extended-late", Detail: "due 2026-05-04" });
        Assert.Equal(2, scenario.Told.Count(what => what == "overdue"));
        // Due on 1 July from now on.
        Assert.Equal(2, scenario.Wait(55).Told.Count(what => what == "overdue"));
        Assert.Equal(3, scenario.Wait(3).Told.Count(what => what == "overdue"));
    }

    [Fact]
    public void An_extension_posted_on_the_last_day_is_in_time()
    {
        var scenario = new Scenario(Right.Access, state => state with { HasEmail = false }).Act(Scenario.Agent, "extend", ("reasons", "Un dossier volumineux.")).Wait(35);
        var letter = scenario.State.Letters.Single(one => one.Kind == LetterKind.Extension);
        scenario.Act(Scenario.Agent, "complete-task", ("task", $"{scenario.State.Tasks.Single(task => task.Subject == letter.Id).Id}"), ("postedOn", "2026-05-04"));

        Assert.DoesNotContain(scenario.Audit, note => note.What == "extended-late");
    }

    [Fact]
    public void Proof_that_comes_in_before_the_closing_is_approved_is_still_looked_at()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "doubt-identity", ("reasons", "Deux personnes de ce nom.")).Wait(31);
        Assert.Equal(LetterKind.ClosingUnidentified, scenario.Final.Kind);
        scenario.Act(Scenario.Dpo, "send-back", ("reason", "La preuve est arrivée par la poste."));

        Assert.Equal(("verify-identity", IdentityStatus.NotSettled), (scenario.Step, scenario.State.Identity));
        Assert.DoesNotContain(scenario.State.Letters, letter => letter.Final);
        scenario.RunOrdinarily();
        Assert.Equal((CaseStatus.Closed, LetterKind.Response), (scenario.State.Status, scenario.Final.Kind));
    }

    [Theory]
    [InlineData("extend", "reasons")]
    [InlineData("doubt-identity", "reasons")]
    [InlineData("request-clarification", "question")]
    public void What_waits_for_its_signature_while_the_request_is_withdrawn_stays(string action, string field)
    {
        var signs = false;
        var scenario = new Scenario(Right.Access);
        scenario.CarriesOut = effect => signs || effect is not SignLetter;
        scenario.Act(Scenario.Agent, action, (field, "Motif.")).Happens(new SubjectWithdrew("w1"));
        signs = true;
        var letter = scenario.State.Letters[^1];
        scenario.Happens(new LetterSigned("late", letter.Id));

        Assert.True(scenario.State.Overtook(scenario.State.Letters[^1]));
        Assert.DoesNotContain(scenario.Done.OfType<SendLetter>(), send => send.Letter == letter.Id);
    }

    [Fact]
    public void A_question_of_identity_does_not_leave_once_it_is_settled()
    {
        var scenario = new Scenario(Right.Access);
        scenario.CarriesOut = effect => effect is not SignLetter;
        scenario.Act(Scenario.Agent, "doubt-identity", ("reasons", "Motif."));
        var letter = scenario.State.Letters[^1];
        scenario.Act(Scenario.Agent, "confirm-identity").Happens(new LetterSigned("late", letter.Id));

        Assert.DoesNotContain(scenario.Done.OfType<SendLetter>(), send => send.Letter == letter.Id);
    }

    [Fact]
    public void Who_gets_a_case_back_is_reminded_of_it_again()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily(stopAt: "accept-answers").Wait(4);
        Assert.Single(scenario.Told, what => what == "reminder");
        scenario.RunOrdinarily(stopAt: "approve").Act(Scenario.Dpo, "send-back", ("reason", "À revoir.")).Wait(4);

        Assert.Equal("review", scenario.Step);
        Assert.Equal(2, scenario.Told.Count(what => what == "reminder"));
        Assert.Equal(2, scenario.Wait(4).Told.Count(what => what == "reminder"));
    }

    [Fact]
    public void A_restriction_that_is_being_lifted_cannot_be_withdrawn_half_way()
    {
        var scenario = new Scenario(Right.Restriction).RunOrdinarily();
        scenario.Wait(240).Act(Scenario.Agent, "lift-restriction", ("reasons", "Exactitude vérifiée."));

        Assert.IsType<NotAllowedNow>(scenario.Happens(new SubjectWithdrew("w1")));
        Assert.IsType<NotAllowedNow>(scenario.Try(Scenario.Agent, "withdraw"));
        Assert.Equal(CaseStatus.Closed, scenario.RunOrdinarily().State.Status);
        Assert.DoesNotContain(scenario.Timers, timer => timer.Key.StartsWith("verify/", StringComparison.Ordinal));
    }
}
