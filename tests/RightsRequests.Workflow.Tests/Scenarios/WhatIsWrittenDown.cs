using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>What the trail, the other cases and the recipients hear of a case, and what stays of it when it is stopped.</summary>
public sealed class WhatIsWrittenDown
{
    [Theory]
    [InlineData(Right.Access, null, "steps")]
    [InlineData(Right.Restriction, "lift-restriction", "lift")]
    public void The_end_of_a_case_is_in_the_trail_with_its_path_and_the_other_cases_hear_of_it(Right right, string? then, string path)
    {
        var scenario = new Scenario(right).RunOrdinarily();
        if (then is not null)
        {
            scenario.Act(Scenario.Agent, then).RunOrdinarily();
        }

        Assert.Equal(path, scenario.Audit.Last(note => note.What == "case-closed").Detail);
        Assert.Equal(then is null ? 1 : 2, scenario.Done.OfType<TellRelatedCases>().Count());
    }

    [Theory]
    [InlineData("doubt-identity", "reasons", "confirm-identity", "identity")]
    [InlineData("request-clarification", "question", "record-clarification", "clarification")]
    public void The_time_limit_stops_and_runs_again_in_the_trail(string stop, string field, string start, string why)
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, stop, (field, "Motif.")).Wait(2).Act(Scenario.Agent, start);

        Assert.Contains(scenario.Audit, note => note.What == "suspended" && note.Detail == why);
        Assert.Contains(scenario.Audit, note => note.What == "resumed" && note.Detail == why);
        Assert.Null(scenario.State.Suspended);
    }

    [Theory]
    [InlineData("holder-asked")]
    [InlineData("letter-drafted")]
    [InlineData("letter-signed")]
    [InlineData("letter-sent")]
    [InlineData("task-opened")]
    [InlineData("outcome-overridden")]
    public void Each_asking_letter_task_and_overridden_outcome_is_in_the_trail(string what)
    {
        var scenario = new Scenario(Right.Access, state => state with { HasEmail = false, Scope = ["partner-services"] }).RunOrdinarily("approve")
            .Act(Scenario.Agent, "override-outcome", ("activity", "partner-services"), ("outcome", "granted-in-part"), ("reason", "Une année manque."))
            .RunOrdinarily();

        Assert.Contains(scenario.Audit, note => note.What == what && note.Detail.Length > 0);
    }

    [Theory]
    [InlineData("case-opened", "access ")]
    [InlineData("identity-settled", "")]
    [InlineData("decided-without-holder", "crm")]
    [InlineData("fee", "12.5")]
    [InlineData("legal-hold", "keep")]
    [InlineData("incident-dismissed", "")]
    [InlineData("incident-retried", "ask/1")]
    [InlineData("spam-marked", "")]
    [InlineData("spam-unmarked", "")]
    [InlineData("reopened", "")]
    [InlineData("messages-read", "")]
    [InlineData("message-received", "")]
    public void What_a_person_decided_beside_the_steps_is_in_the_trail(string what, string detail)
    {
        var scenario = new Scenario(Right.Access, silent: ["crm"]).Act(Scenario.Agent, "mark-spam").Act(Scenario.Agent, "unmark-spam");
        scenario.Happens(new SubjectWrote("m", Guid.NewGuid(), "Bonjour."));
        scenario.Act(Scenario.Agent, "mark-messages-read");
        scenario.Happens(new IncidentReported("1", "failed", null, "ask/1"));
        scenario.Act(Scenario.Agent, "retry-incident", ("incident", $"{scenario.State.Incidents.Single().Id}"));
        scenario.Happens(new IncidentReported("2", "failed", null, "ask/2"));
        scenario.Act(Scenario.Agent, "dismiss-incident", ("incident", $"{scenario.State.Incidents[^1].Id}"), ("reason", "Essai."))
            .Act(Scenario.Dpo, "charge-fee", ("amount", "12.5"), ("reasons", "Copies."))
            .Act(Scenario.Dpo, "legal-hold", ("hold", "keep"))
            .RunOrdinarily()
            .Act(Scenario.Agent, "decide-without-holder", ("holder", "crm"), ("reason", "Arrêté."))
            .RunOrdinarily()
            .Act(Scenario.Dpo, "reopen", ("reason", "Incomplète."));

        Assert.StartsWith(detail, Assert.Single(scenario.Audit, note => note.What == what).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_recipients_of_what_was_granted_are_told()
    {
        var one = Scenario.Policy.Activity("partner-services")!;
        Recipient Named(string id) => new(id, new(id, id), $"{id}@example.org", []);
        var pack = Scenario.Policy with
        {
            Register =
            [
                one with { Recipients = [Named("told")] },
                one with { Law = one.Law with { Id = "kept" }, Recipients = [Named("not-told")] },
                one with { Law = one.Law with { Id = "others", Relations = new HashSet<Relation> { Relation.Visitor } }, Recipients = [Named("of-others")] },
            ],
        };
        var scenario = new Scenario(Right.Erasure, pack: pack).RunOrdinarily("approve")
            .Act(Scenario.Agent, "override-outcome", ("activity", "kept"), ("outcome", "refused"), ("reason", "Une action en justice est en cours."))
            .RunOrdinarily();

        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.Equal(["told"], scenario.State.Letters.Where(letter => letter.Kind == LetterKind.RecipientNotice).Select(letter => letter.Recipient));
    }

    [Fact]
    public void Of_a_case_withdrawn_what_was_answered_stays_answered()
    {
        var scenario = new Scenario(Right.Access, silent: ["crm"]).RunOrdinarily();
        Assert.IsType<Applied>(scenario.Happens(new SubjectWithdrew("w")));

        Assert.All(scenario.State.Queries, query => Assert.Equal(query.Holder == "crm" ? QueryStatus.GivenUp : QueryStatus.Answered, query.Status));
    }

    [Fact]
    public void A_final_letter_sent_back_takes_no_other_letter_with_it()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily("approve-letter");
        scenario.CarriesOut = effect => effect is not TypesetLetter;
        scenario.Act(Scenario.Agent, "extend", ("reasons", "Beaucoup de données.")).Act(Scenario.SecondDpo, "send-back", ("reason", "Il manque une année."));

        Assert.Equal([LetterKind.Acknowledgement, LetterKind.Extension], scenario.State.Letters.Select(letter => letter.Kind).Order());
    }

    [Fact]
    public void An_erasure_that_goes_on_without_the_access_it_waited_for_is_told_to_staff()
    {
        var scenario = new Scenario(Right.Erasure, state => state with { Related = [Scenario.Twin(Right.Portability)] })
            .Act(Scenario.Agent, "confirm-identity").Act(Scenario.Agent, "accept-assessment").Wait(61);

        Assert.Contains(scenario.Done.OfType<TellStaff>(), tell => tell.Key.StartsWith("tell/related/", StringComparison.Ordinal));
    }

    [Fact]
    public void The_team_is_alarmed_by_processing_without_a_ground_alone() =>
        Assert.DoesNotContain("processing-questionable", new Scenario(Right.Access).RunOrdinarily().Told);
}
