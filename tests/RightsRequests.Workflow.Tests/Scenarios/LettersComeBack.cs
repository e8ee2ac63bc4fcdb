using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

public sealed class LettersComeBack
{
    [Fact]
    public void A_letter_that_the_post_brings_back_is_an_incident_until_it_is_posted_again()
    {
        var scenario = Posted();
        var letter = scenario.Final;
        var sentOn = letter.SentOn;
        scenario.Wait(9).Act(Scenario.Agent, "record-return", ("letter", $"{letter.Id}"), ("why", "unknown-at-address"), ("text", "Boîte aux lettres murée."));

        Assert.Equal((LetterStatus.Sent, sentOn), (scenario.Final.Status, scenario.Final.SentOn));
        Assert.NotNull(scenario.Final.ReturnedOn);
        var incident = Assert.Single(scenario.State.Incidents, one => one.Open);
        Assert.Contains("unknown-at-address", incident.Reason, StringComparison.Ordinal);
        Assert.Contains("incident", scenario.Told);
        Assert.DoesNotContain(scenario.Offers(Scenario.Agent), offer => offer.Action == "record-return" && offer.Fields[0].Options!.Contains($"{letter.Id}"));
        Assert.Contains(scenario.Audit, note => note.What == "letter-returned");

        scenario.Act(Scenario.Agent, "post-again", ("letter", $"{letter.Id}"));
        Assert.DoesNotContain(scenario.Offers(Scenario.Agent), offer => offer.Action == "post-again");
        var task = Assert.Single(scenario.State.Tasks, one => !one.Done);
        // Nobody posted it again before it came back.
        Assert.Contains("postedOn", Assert.IsType<InvalidFields>(scenario.Try(Scenario.Agent, "complete-task", ("task", $"{task.Id}"), ("postedOn", $"{sentOn:uuuu-MM-dd}"))).Errors.Keys);
        scenario.Act(Scenario.Agent, "complete-task", ("task", $"{task.Id}"));

        Assert.Equal((LetterStatus.Sent, sentOn), (scenario.Final.Status, scenario.Final.SentOn));
        Assert.Null(scenario.Final.ReturnedOn);
        Assert.DoesNotContain(scenario.State.Incidents, one => one.Open);
        Assert.Contains(scenario.Audit, note => note.What == "letter-posted-again");
    }

    [Fact]
    public void It_may_come_back_twice_and_a_dismissed_incident_stays_settled()
    {
        var scenario = Posted();
        var id = $"{scenario.Final.Id}";
        foreach (var _ in (int[])[1, 2])
        {
            scenario.Act(Scenario.Agent, "record-return", ("letter", id), ("why", "unclaimed"));
            var incident = scenario.State.Incidents.Single(one => one.Open);
            scenario.Act(Scenario.Agent, "dismiss-incident", ("incident", $"{incident.Id}"), ("reason", "Nouvelle adresse trouvée."));
            scenario.Act(Scenario.Agent, "post-again", ("letter", id));
            scenario.Act(Scenario.Agent, "complete-task", ("task", $"{scenario.State.Tasks.Single(one => !one.Done).Id}"));
        }

        Assert.Equal(2, scenario.State.Incidents.Count);
        Assert.DoesNotContain(scenario.State.Incidents, one => one.Open);
    }

    [Fact]
    public void What_was_not_posted_cannot_come_back_and_what_did_not_come_back_is_not_posted_again()
    {
        var mailed = new Scenario(Right.Access).RunOrdinarily();
        Assert.IsType<NotAllowedNow>(mailed.Try(Scenario.Agent, "record-return"));
        Assert.IsType<NotAllowedNow>(Posted().Try(Scenario.Agent, "post-again"));
        Assert.IsType<Forbidden>(Posted().Try(Scenario.Auditor, "record-return"));
    }

    [Fact]
    public void Who_entered_a_request_for_a_person_stands_in_the_audit_trail()
    {
        var scenario = new Scenario(Right.Access);
        var state = scenario.State with { Letters = [], Tasks = [] };
        var opened = CaseMachine.Open(Scenario.Policy, Scenario.Policy.Procedures[Right.Access], new CaseOpening(state, scenario.Now, new CaseEntry("agnes", "post, 1 files")));

        Assert.Contains(opened.Audit, note => note is { What: "entered-by-staff", Actor: "agnes", Detail: "received 2026-04-01: post, 1 files" });
        Assert.DoesNotContain(scenario.Audit, note => note.What == "entered-by-staff");
    }

    private static Scenario Posted() => new Scenario(Right.Restriction, state => state with { HasEmail = false }).RunOrdinarily();
}
