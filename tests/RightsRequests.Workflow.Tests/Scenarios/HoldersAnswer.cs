using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

public sealed class HoldersAnswer
{
    private static Scenario Asked(string outcome = "done", bool silent = false)
    {
        var scenario = new Scenario(Right.Access, state => state with { Scope = ["partner-services"] }, silent: silent ? ["crm"] : []);
        scenario.Answers = ask => Scenario.Answer(ask, outcome: outcome);
        return scenario.Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment");
    }

    [Theory]
    [InlineData("done")]
    [InlineData("no-data")]
    [InlineData("partial")]
    public void An_answer_ends_the_round(string outcome) => Assert.Equal("review", Asked(outcome).Step);

    [Theory]
    [InlineData("done", true)]
    [InlineData("no-data", false)]
    [InlineData("partial", false)]
    public void Nobody_is_told_of_a_rectification_that_no_holder_carried_out(string outcome, bool told)
    {
        var scenario = new Scenario(Right.Rectification, state => state with { Scope = ["partner-services"] });
        scenario.Answers = ask => Scenario.Answer(ask, outcome: outcome);

        Assert.Equal(told, scenario.RunOrdinarily().State.Letters.Any(letter => letter.Kind == LetterKind.RecipientNotice));
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("failed")]
    public void A_refusal_or_failure_waits_for_a_person_each_time(string outcome)
    {
        var scenario = Asked(outcome);
        Assert.Equal("ask-holders", scenario.Step);
        Assert.Single(scenario.State.Incidents);

        // Word for word the same answer: it is told of again all the same.
        scenario.Answers = ask => Scenario.Answer(ask, outcome: outcome) with { Key = "again" };
        scenario.Act(Scenario.Agent, "re-ask-holder", ("holder", "crm"));
        Assert.Equal(2, scenario.State.Incidents.Count);
        scenario.Answers = ask => Scenario.Answer(ask, hash: "good");
        Assert.Equal("review", scenario.Act(Scenario.Agent, "re-ask-holder", ("holder", "crm")).Step);
    }

    [Fact]
    public void What_is_wrong_with_an_answer_is_an_incident_and_the_case_stays()
    {
        var scenario = Asked(silent: true);
        var ask = scenario.Done.OfType<AskHolder>().Single();
        var right = Scenario.Answer(ask);
        var queries = scenario.State.Queries;

        scenario.Happens(right with { Key = "1", QueryId = Guid.NewGuid() });
        scenario.Happens(right with { Key = "2", Holder = "online-account" });
        scenario.Happens(right with { Key = "3", Result = right.Result with { Activities = ["benefits-payment"] } });
        Assert.Equal(3, scenario.State.Incidents.Select(incident => incident.Reason).Distinct().Count());
        Assert.Equal(queries, scenario.State.Queries);

        scenario.Act(Scenario.Agent, "decide-without-holder", ("holder", "crm"), ("reason", "Arrêté."));
        scenario.Happens(right);
        Assert.Equal(4, scenario.State.Incidents.Count);
        Assert.Equal("review", scenario.Step);
    }

    [Fact]
    public void An_accepted_answer_given_again_is_recognised()
    {
        var scenario = Asked();
        var ask = scenario.Done.OfType<AskHolder>().Single();

        Assert.IsType<Ignored>(scenario.Happens(Scenario.Answer(ask) with { Key = "another delivery" }));
        Assert.Empty(scenario.State.Incidents);
    }

    [Fact]
    public void Data_that_a_holder_must_keep_make_the_erasure_partial_until_its_day()
    {
        var until = new LocalDate(2031, 12, 31);
        var scenario = new Scenario(Right.Erasure, state => state with { Scope = ["partner-services"] });
        scenario.Answers = ask => Scenario.Answer(ask, kept: ask.Action == HolderAction.Erase ? 3 : 0, ground: "17(3)(b)", until: until);
        scenario.RunOrdinarily();

        var one = Assert.Single(scenario.State.Assessment);
        Assert.Equal((Outcome.GrantedInPart, "17(3)(b)", until), (one.Decided!.Value, one.Assessed.Ground, one.KeptUntil!.Value));
    }

    [Theory]
    [InlineData("parce que la compta le veut", null)]
    [InlineData("17(3)(b)", "2020-01-01")]
    public void What_a_holder_keeps_on_no_article_or_until_a_day_gone_by_waits_for_a_person(string ground, string? until)
    {
        var scenario = new Scenario(Right.Erasure, state => state with { Scope = ["partner-services"] });
        scenario.Answers = ask => Scenario.Answer(ask, kept: ask.Action == HolderAction.Erase ? 3 : 0, ground: ground, until: until is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(until).Value);
        scenario.Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment").Act(Scenario.Agent, "accept-answers").Act(Scenario.Dpo, "approve");
        Assert.Equal(("ask-holders", Outcome.Granted), (scenario.Step, Assert.Single(scenario.State.Assessment).Decided!.Value));
        Assert.Single(scenario.State.Incidents);

        scenario.Answers = ask => Scenario.Answer(ask, hash: "again", kept: 3, ground: "17(3)(b)", until: new(2031, 12, 31));
        Assert.Equal("send-letter", scenario.Act(Scenario.Agent, "re-ask-holder", ("holder", "crm")).Step);
    }

    [Fact]
    public void No_data_of_which_something_is_kept_waits_for_a_person()
    {
        var scenario = new Scenario(Right.Erasure, state => state with { Scope = ["partner-services"] });
        scenario.Answers = ask => ask.Action == HolderAction.Erase ? Scenario.Answer(ask, outcome: "no-data", kept: 3, ground: "17(3)(b)") : Scenario.Answer(ask);
        scenario.Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment").Act(Scenario.Agent, "accept-answers").Act(Scenario.Dpo, "approve");

        Assert.Equal("ask-holders", scenario.Step);
        Assert.Single(scenario.State.Incidents);
    }

    [Theory]
    [InlineData(Right.Objection)]
    [InlineData(Right.ConsentWithdrawal)]
    public void Processing_stopped_in_part_is_not_stopped(Right right)
    {
        var scenario = new Scenario(right, state => state with { Scope = ["newsletter"] }, silent: ["crm"]);
        scenario.Happens(Scenario.Answer(scenario.Done.OfType<AskHolder>().Single(), hash: "part", outcome: "partial"));
        Assert.Equal("ask-holders", scenario.Step);
        Assert.Single(scenario.State.Incidents);

        scenario.Silent.Clear();
        Assert.Equal("send-letter", scenario.Act(Scenario.Agent, "re-ask-holder", ("holder", "crm")).Step);
    }

    [Theory]
    [InlineData(Right.Erasure, "done")]
    [InlineData(Right.Restriction, "done")]
    [InlineData(Right.Restriction, "partial")]
    public void What_was_done_in_part_and_names_nothing_kept_waits_for_a_person(Right right, string lifting)
    {
        var scenario = new Scenario(right, state => state with { Scope = ["newsletter"], Facts = [.. state.Facts, RequestFact.ObjectionPending] });
        scenario.Answers = ask => Scenario.Answer(ask, hash: $"{ask.Action}", outcome: lifting == "done" && ask.Action is HolderAction.Erase or HolderAction.Restrict ? "partial" : ask.Action == HolderAction.LiftRestriction ? lifting : "done");
        scenario.RunOrdinarily();
        if (lifting == "partial")
        {
            scenario.Act(Scenario.Agent, "lift-restriction").RunOrdinarily();
        }

        Assert.Equal(CaseStatus.Open, scenario.State.Status);
        Assert.Contains("n’en a fait qu’une partie", Assert.Single(scenario.State.Incidents).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_asked_again_after_refusing_has_the_task_once_more()
    {
        var entry = Scenario.Policy.Register.First(one => one.Holders.Contains("premises-and-video"));
        var scenario = new Scenario(Right.Access, state => state with { Scope = [entry.Id] })
            .Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment");
        var task = Assert.Single(scenario.State.Tasks).Id.ToString();

        Assert.Contains("reason", Assert.IsType<InvalidFields>(scenario.Try(Scenario.Agent, "complete-task", ("task", task), ("outcome", "refused"))).Errors.Keys);
        scenario.Act(Scenario.Agent, "complete-task", ("task", task), ("outcome", "refused"), ("reason", "Archives closes."));
        Assert.Equal(QueryStatus.Overdue, scenario.State.Queries.Single().Status);
        scenario.Act(Scenario.Agent, "re-ask-holder", ("holder", "premises-and-video"));
        Assert.False(Assert.Single(scenario.State.Tasks).Done);
        scenario.Act(Scenario.Agent, "complete-task", ("task", task));
        Assert.Equal("review", scenario.Step);
    }

    [Fact]
    public void A_person_reminded_by_the_clock_keeps_one_task()
    {
        var entry = Scenario.Policy.Register.First(one => one.Holders.Contains("premises-and-video"));
        var scenario = new Scenario(Right.Access, state => state with { Scope = [entry.Id] })
            .Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment").Wait(7);

        Assert.Equal(3, scenario.State.Queries.Single().Attempt);
        Assert.False(Assert.Single(scenario.State.Tasks).Done);
        scenario.Act(Scenario.Agent, "decide-without-holder", ("holder", "premises-and-video"), ("reason", "Absent."));
        Assert.True(scenario.State.Tasks.Single().Done);
    }

    [Fact]
    public void No_holder_is_ever_asked_about_the_fight_against_money_laundering()
    {
        var scenario = new Scenario(Right.Access, state => state with { Scope = ["anti-money-laundering", "partner-services"] }).RunOrdinarily();

        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.DoesNotContain(scenario.Done.OfType<AskHolder>(), ask => ask.Activities.Contains("anti-money-laundering"));
        Assert.NotEmpty(scenario.Done.OfType<AskHolder>());
    }

    [Fact]
    public void An_automated_decision_without_a_ground_is_told_to_the_DPO()
    {
        var entry = Scenario.Policy.Activity("service-steering")!;
        var automated = entry with { Law = entry.Law with { AutomatedDecision = true } };
        var pack = Scenario.Policy with { Register = [automated] };
        var scenario = new Scenario(Right.AutomatedDecision, pack: pack).Act(Scenario.Agent, "confirm-identity");

        Assert.Contains("processing-questionable", scenario.Told);
        scenario.RunOrdinarily();
        Assert.Equal("decision-changed", scenario.State.ReviewResult);
    }

    [Fact]
    public void Incidents_are_retried_replayed_or_dismissed_with_a_reason()
    {
        var scenario = new Scenario(Right.Access);
        scenario.Happens(new IncidentReported("1", "smtp", null, "send/1"));
        scenario.Happens(new IncidentReported("2", "schema", "crm", null, Guid.NewGuid()));
        scenario.Happens(new IncidentReported("3", "unknown", "crm", null));
        scenario.Happens(new IncidentReported("3b", "unknown", "crm", null) with { Key = "3" });
        Assert.Equal(3, scenario.State.Incidents.Count);
        Assert.Equal(3, scenario.Told.Count(what => what == "incident"));

        string Id(int index) => scenario.State.Incidents[index].Id.ToString();
        scenario.Act(Scenario.Agent, "retry-incident", ("incident", Id(0))).Act(Scenario.Agent, "retry-incident", ("incident", Id(1)));
        Assert.Equal("send/1", Assert.Single(scenario.Done.OfType<RetryEffect>()).EffectKey);
        Assert.Single(scenario.Done.OfType<ReplayMessage>());
        Assert.Contains("incident", Assert.IsType<InvalidFields>(scenario.Try(Scenario.Agent, "dismiss-incident", ("incident", Id(0)), ("reason", "x"))).Errors.Keys);
        scenario.Act(Scenario.Agent, "dismiss-incident", ("incident", Id(2)), ("reason", "Message d'essai."));
        Assert.All(scenario.State.Incidents, incident => Assert.False(incident.Open));
        Assert.Contains(scenario.State.Notes, note => note.Text == "Message d'essai.");
    }

    [Fact]
    public void A_letter_that_no_mail_reaches_goes_by_post_once_its_incident_is_dismissed()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily(stopAt: "approve-letter");
        scenario.CarriesOut = effect => effect is not SendLetter;
        scenario.Act(Scenario.Dpo, "approve-letter");
        scenario.Happens(new IncidentReported("f", "smtp", null, $"send/{scenario.Final.Id:N}"));
        scenario.Act(Scenario.Agent, "dismiss-incident", ("incident", scenario.State.Incidents.Single().Id.ToString()), ("reason", "Adresse morte."));

        Assert.True(scenario.Final.Post);
        scenario.RunOrdinarily();
        Assert.Equal((CaseStatus.Closed, LetterStatus.Sent), (scenario.State.Status, scenario.Final.Status));
    }

    [Fact]
    public void A_final_letter_that_cannot_be_typeset_is_retried_not_dismissed()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily(stopAt: "approve");
        scenario.CarriesOut = effect => effect is not TypesetLetter;
        scenario.Act(Scenario.Dpo, "approve");
        scenario.Happens(new IncidentReported("f", "node", null, $"typeset/{scenario.Final.Id:N}"));

        Assert.DoesNotContain(scenario.Offers(Scenario.Dpo), offer => offer.Action is "dismiss-incident" or "approve-letter");
        Assert.Contains(scenario.Offers(Scenario.Agent), offer => offer.Action == "retry-incident");
    }

    [Fact]
    public void A_later_access_sends_an_erasure_not_yet_done_back_to_wait()
    {
        var access = new RelatedCase(Guid.NewGuid(), Right.Access, Open: true);
        var scenario = new Scenario(Right.Erasure).RunOrdinarily(stopAt: "approve");
        scenario.Happens(new RelatedCaseOpened("o1", access));
        Assert.Equal("await-related", scenario.Step);
        Assert.IsType<Ignored>(scenario.Happens(new RelatedCaseOpened("o2", access)));
        scenario.Happens(new RelatedCaseOpened("o3", new RelatedCase(Guid.NewGuid(), Right.Objection, Open: true)));

        Assert.IsType<Ignored>(scenario.Happens(new RelatedCaseEnded("e0", Guid.NewGuid())));
        scenario.Happens(new RelatedCaseEnded("e1", access.Id));
        Assert.Equal(CaseStatus.Closed, scenario.RunOrdinarily().State.Status);
        Assert.IsType<Ignored>(scenario.Happens(new RelatedCaseOpened("o4", access)));
    }
}
