using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>Who is asked and told, who is not, and what holds where two things happen at once.</summary>
public sealed class BesideTheOrdinaryWay
{
    [Fact]
    public void Of_what_the_law_keeps_secret_no_holder_is_asked_even_where_somebody_granted_it()
    {
        var scenario = new Scenario(Right.Access, state => state with { Scope = ["anti-money-laundering", "partner-services"] }).Act(Scenario.Agent, "confirm-identity")
            .Act(Scenario.Agent, "override-outcome", ("activity", "anti-money-laundering"), ("outcome", "granted"), ("reason", "Erreur."))
            .RunOrdinarily();

        Assert.Equal(["partner-services"], scenario.State.Queries.SelectMany(query => query.Activities).Distinct());
    }

    [Fact]
    public void Without_a_stated_scope_the_activities_of_the_controller_that_was_asked_are_assessed()
    {
        var one = Scenario.Policy.Activity("partner-services")!;
        var pack = Scenario.Policy with { Register = [one, one with { Law = one.Law with { Id = "of-another" }, Controllers = ["mgen-union"] }] };

        Assert.Equal(["partner-services"], new Scenario(Right.Access, pack: pack).State.Assessment.Select(assessed => assessed.Assessed.Activity));
    }

    [Theory]
    [InlineData(Right.Access, true, false)]
    [InlineData(Right.Erasure, false, true)]
    public void The_limits_of_minors_and_of_health_records_are_those_of_one_right(Right right, bool minor, bool healthRecord)
    {
        var scenario = new Scenario(right, state => state with { Minor = minor, HealthRecord = healthRecord });
        var ordinary = new Scenario(right);

        Assert.Equal(CaseMachine.Deadline(ordinary.State, ordinary.State.ReceivedOn), CaseMachine.Deadline(scenario.State, scenario.State.ReceivedOn));
    }

    [Fact]
    public void While_the_identity_is_in_doubt_again_no_holder_is_asked_again_or_given_up()
    {
        var scenario = new Scenario(Right.Access, silent: ["crm"]).RunOrdinarily().Act(Scenario.Agent, "doubt-identity", ("reasons", "Une autre signature."));

        Assert.Contains(scenario.State.Queries, scenario.State.Awaits);
        Assert.DoesNotContain(scenario.Offers(Scenario.Dpo), offer => offer.Action is "re-ask-holder" or "decide-without-holder");
    }

    [Fact]
    public void Who_is_compared_is_asked_by_a_message_about_what_the_request_is_about()
    {
        var scenario = new Scenario(Right.Erasure, state => state with { Scope = ["partner-services", "benefits-payment"] }, silent: ["crm"]).Act(Scenario.Agent, "compare-identity");
        var unrelated = new Scenario(Right.Erasure, state => state with { Scope = ["benefits-payment"] }, silent: ["crm"]).Act(Scenario.Agent, "compare-identity");

        Assert.Equal(["partner-services"], Assert.Single(scenario.Done.OfType<AskHolder>()).Activities);
        Assert.Equal(
            Scenario.Policy.Register.Where(entry => entry.Holders.Contains("crm")).Select(entry => entry.Id),
            Assert.Single(unrelated.Done.OfType<AskHolder>()).Activities);
        Assert.DoesNotContain(scenario.Act(Scenario.Agent, "confirm-identity").Offers(Scenario.Agent), offer => offer.Action == "compare-identity");
    }

    [Theory]
    [InlineData(Transport.Person)]
    [InlineData(Transport.Opendsr)]
    public void Who_cannot_say_identifiers_is_compared_with_nobody(Transport transport)
    {
        var pack = Scenario.Policy with { Holders = [.. Scenario.Policy.Holders.Select(holder => holder with { Transport = holder.Identifies ? transport : holder.Transport })] };

        Assert.DoesNotContain(new Scenario(Right.Erasure, pack: pack).Offers(Scenario.Agent), offer => offer.Action == "compare-identity");
    }

    [Fact]
    public void Where_the_holder_had_nothing_nothing_is_verified_later()
    {
        var scenario = new Scenario(Right.Erasure) { Answers = ask => Scenario.Answer(ask, outcome: "no-data") }.RunOrdinarily();

        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.DoesNotContain(scenario.Timers, timer => timer.Key.StartsWith("verify/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_restriction_set_again_after_it_was_lifted_is_verified_again()
    {
        var scenario = new Scenario(Right.Restriction).RunOrdinarily().Wait(1).Act(Scenario.Agent, "lift-restriction").RunOrdinarily();
        Assert.DoesNotContain(scenario.Timers, timer => timer.Key.StartsWith("verify/", StringComparison.Ordinal));

        scenario.Wait(1).Act(Scenario.Dpo, "reopen", ("reason", "Contestée de nouveau.")).RunOrdinarily();
        Assert.Contains(scenario.Timers, timer => timer.Key.StartsWith("verify/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("accept-assessment")]
    [InlineData("accept-answers")]
    [InlineData("approve")]
    [InlineData("approve-letter")]
    public void Who_lets_a_case_wait_is_reminded(string forAction)
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily(stopAt: forAction);
        Assert.DoesNotContain("reminder", scenario.Told);

        Assert.Equal(["reminder"], scenario.Wait(3).Told);
    }

    [Fact]
    public void A_holder_s_own_days_to_be_asked_again_go_before_those_of_the_step()
    {
        var pack = Scenario.Policy with { Holders = [.. Scenario.Policy.Holders.Select(holder => holder.Id == "crm" ? holder with { AskAgain = [Period.FromDays(1)] } : holder)] };
        var scenario = new Scenario(Right.Access, pack: pack, silent: ["crm"]).RunOrdinarily().Wait(1);

        Assert.Equal(2, scenario.Done.OfType<AskHolder>().Last(ask => ask.Holder == "crm").Attempt);
    }

    [Fact]
    public void A_legal_hold_on_a_case_withdrawn_before_its_approval_moves_nothing()
    {
        var scenario = new Scenario(Right.Erasure, state => state with { Scope = ["partner-services"] }).RunOrdinarily(stopAt: "accept-answers").Act(Scenario.Agent, "withdraw");
        var step = scenario.Step;
        scenario.Act(Scenario.Dpo, "legal-hold", ("hold", "keep"));

        Assert.Equal((CaseStatus.Withdrawn, step), (scenario.State.Status, scenario.Step));
        Assert.Equal(["keep"], new Scenario(Right.Access).Offers(Scenario.Dpo).Single(offer => offer.Action == "legal-hold").Fields[0].Options!);
    }

    [Fact]
    public void A_recipient_s_confirmation_is_that_of_one_recipient()
    {
        var one = Scenario.Policy.Activity("partner-services")!;
        Recipient Named(string id) => new(id, new(id, id), $"{id}@example.org", []);
        var scenario = new Scenario(Right.Erasure, pack: Scenario.Policy with { Register = [one with { Recipients = [Named("first"), Named("second")] }] }).RunOrdinarily();
        scenario.Act(Scenario.Agent, "record-confirmation", ("recipient", "second"), ("text", "Fait le 3."));

        Assert.Equal(["second"], scenario.State.Letters.Where(letter => letter.ConfirmedOn is not null).Select(letter => letter.Recipient));
        Assert.Contains(scenario.State.Notes, note => note.Text == "Fait le 3.");
    }

    [Fact]
    public void A_letter_that_came_back_is_posted_again_while_another_is_to_be_posted_and_not_once_withdrawn()
    {
        var scenario = new Scenario(Right.Access, state => state with { HasEmail = false });
        Assert.DoesNotContain(scenario.Offers(Scenario.Agent), offer => offer.Action == "record-return");
        var letter = scenario.State.Letters.Single();
        scenario.Act(Scenario.Agent, "complete-task", ("task", scenario.State.Tasks.Single().Id.ToString()))
            .Act(Scenario.Agent, "record-return", ("letter", $"{letter.Id}"), ("why", "unclaimed"), ("text", "Absente."))
            .Act(Scenario.Agent, "request-clarification", ("question", "Quelles données ?"));
        Assert.Contains(scenario.State.Notes, note => note.Text == "Absente.");
        Assert.Contains(scenario.Offers(Scenario.Agent), offer => offer.Action == "post-again");

        scenario.Act(Scenario.Agent, "withdraw");
        Assert.DoesNotContain(scenario.Offers(Scenario.Agent), offer => offer.Action == "post-again");
    }

    [Fact]
    public void An_incident_of_a_letter_that_has_left_all_the_same_posts_nothing()
    {
        var scenario = new Scenario(Right.Access, carriesOut: effect => effect is not SendLetter);
        var letter = scenario.State.Letters.Single();
        scenario.Happens(new IncidentReported("f", "smtp", null, $"send/{letter.Id:N}"));
        scenario.Happens(new LetterSent("late", letter.Id));
        scenario.Act(Scenario.Agent, "dismiss-incident", ("incident", scenario.State.Incidents.Single().Id.ToString()), ("reason", "Partie."));

        Assert.Empty(scenario.State.Tasks);
    }

    [Fact]
    public void While_a_final_letter_cannot_be_typeset_other_incidents_can_be_dismissed()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily(stopAt: "approve");
        scenario.CarriesOut = effect => effect is not TypesetLetter;
        scenario.Act(Scenario.Dpo, "approve").Act(Scenario.Agent, "extend", ("reasons", "Complexe."));
        var interim = scenario.State.Letters.Single(letter => letter.Kind == LetterKind.Extension).Id;
        string[] keys = [$"typeset/{scenario.Final.Id:N}", $"typeset/{interim:N}", "ask/1"];
        foreach (var key in keys)
        {
            scenario.Happens(new IncidentReported(key, "failed", null, key));
        }

        Assert.Equal(keys[1..], Dismissible());
        scenario.Happens(new LetterTypeset("late", scenario.Final.Id));
        Assert.Equal(keys, Dismissible());

        IEnumerable<string?> Dismissible() => scenario.Offers(Scenario.Agent).Single(offer => offer.Action == "dismiss-incident").Fields[0].Options!
            .Select(id => scenario.State.Incidents.Single(one => one.Id.ToString() == id).EffectKey);
    }

    [Fact]
    public void A_review_that_the_procedure_gives_to_the_DPO_is_no_agent_s()
    {
        var ordinary = Scenario.Policy.Procedures[Right.Access];
        var steps = ordinary.Paths[Procedure.MainPath].Select(step => step is ReviewStep review ? review with { By = Role.Dpo } : step).ToList();
        var paths = ordinary.Paths.ToDictionary(path => path.Key, path => path.Key == Procedure.MainPath ? steps : path.Value);
        var pack = Scenario.Policy with { Procedures = Scenario.Policy.Procedures.ToDictionary(one => one.Key, one => one.Key == Right.Access ? one.Value with { Paths = paths } : one.Value) };
        var scenario = new Scenario(Right.Access, pack: pack).RunOrdinarily();

        Assert.Equal("review", scenario.Step);
        Assert.IsType<Forbidden>(scenario.Try(Scenario.Agent, "accept-answers"));
        Assert.IsType<Applied>(scenario.Try(Scenario.Dpo, "accept-answers"));
    }

    [Fact]
    public void Who_opened_evidence_or_took_a_file_away_is_named_by_the_trail()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "doubt-identity", ("reasons", "Doute."));
        var id = Guid.NewGuid();
        scenario.Happens(new EvidenceReceived("e", id, "image/png", 10, "00"));
        scenario.Happens(new EvidenceOpened("o", id, Scenario.Dpo));
        scenario.Happens(new EvidenceFileExported("x", Scenario.SecondDpo, "f00"));

        Assert.Equal([("evidence-opened", "bob"), ("evidence-file-exported", "carol")], scenario.Audit.TakeLast(2).Select(note => (note.What, note.Actor)));
    }

    [Fact]
    public void What_a_holder_reports_on_the_way_is_kept_while_it_is_asked_and_no_longer()
    {
        var scenario = new Scenario(Right.Access, silent: ["crm"]).RunOrdinarily();
        var asked = scenario.State.Queries.Single(scenario.State.Awaits);
        var answered = scenario.State.Queries.First(query => query.Status == QueryStatus.Answered);
        Assert.IsType<Applied>(scenario.Happens(new HolderHandedOver("h", asked.Id)));
        Assert.IsType<Applied>(scenario.Happens(new HolderReported("r", asked.Id, "in-progress", "Suit son cours.")));
        Assert.IsType<Ignored>(scenario.Happens(new HolderHandedOver("h2", answered.Id)));
        Assert.IsType<Ignored>(scenario.Happens(new HolderReported("r2", answered.Id, "in-progress", "Trop tard.")));

        Assert.Equal(["crm", "crm export in-progress"], scenario.Audit.TakeLast(2).Select(note => note.Detail));
        Assert.Equal("Suit son cours.", Assert.Single(scenario.State.Notes).Text);
    }

    [Fact]
    public void A_message_answers_a_question_and_the_time_runs_again()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "request-clarification", ("question", "Quelles données ?")).Wait(3);
        scenario.Happens(new SubjectWrote("m", Guid.NewGuid(), "Toutes."));

        Assert.Null(scenario.State.Suspended);
        Assert.Equal(new Suspension(new LocalDate(2026, 4, 1), new LocalDate(2026, 4, 4)), Assert.Single(scenario.State.Suspensions));
        Assert.Contains("message", scenario.Told);
    }
}
