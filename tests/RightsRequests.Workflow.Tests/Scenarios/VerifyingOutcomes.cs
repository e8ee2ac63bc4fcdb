using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

public sealed class VerifyingOutcomes
{
    private static Scenario Closed(Right right, Func<AskHolder, HolderAnswered>? answers = null, string activity = "partner-services", Policy? pack = null)
    {
        var scenario = new Scenario(right, state => state with { Scope = [activity] }, pack: pack) { Answers = answers };
        scenario.RunOrdinarily();
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        return scenario;
    }

    private static IReadOnlyList<AskHolder> Verifications(Scenario scenario) =>
        [.. scenario.Done.OfType<AskHolder>().Where(ask => scenario.State.Queries.Single(query => query.Id == ask.QueryId).Verifies is not null)];

    private static HolderAnswered Says(AskHolder ask, string outcome, int records = 0, int changed = 0, int kept = 0) =>
        new($"answer/{ask.QueryId}/{outcome}", ask.QueryId, ask.Holder, outcome, new(outcome, null, records, 0, changed, 0, kept, kept > 0 ? "17(3)(b)" : null, null, ask.Activities, []));

    [Fact]
    public void After_thirty_days_the_holder_confirms_once_that_the_data_are_gone()
    {
        var scenario = Closed(Right.Erasure);
        scenario.Answers = ask => Says(ask, "no-data");
        Assert.Empty(Verifications(scenario.Wait(29)));

        scenario.Wait(2);
        Assert.Equal(HolderAction.Locate, Assert.Single(Verifications(scenario)).Action);
        Assert.Contains(scenario.Audit, note => note.What == "outcome-verified");
        Assert.Empty(scenario.State.Incidents);
        Assert.Single(Verifications(scenario.Wait(200)));
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
    }

    [Fact]
    public void Data_that_are_still_there_are_an_incident_of_the_closed_case()
    {
        var scenario = Closed(Right.Erasure);
        scenario.Answers = ask => Says(ask, "done", records: 2);
        scenario.Wait(31);

        Assert.EndsWith("/ The holder still has data that it confirmed to have erased.", Assert.Single(scenario.State.Incidents, incident => incident.Open).Reason, StringComparison.Ordinal);
        Assert.Contains("incident", scenario.Told);
        Assert.Contains(scenario.Offers(Scenario.Agent), offer => offer.Action == "dismiss-incident");
    }

    [Fact]
    public void What_was_kept_with_a_ground_may_still_be_there_and_no_more()
    {
        var scenario = Closed(Right.Erasure, ask => Says(ask, "done", records: 1, kept: ask.Action == HolderAction.Erase ? 3 : 0));
        scenario.Answers = ask => Says(ask, "done", records: 3);
        scenario.Wait(31);
        Assert.Empty(scenario.State.Incidents);

        var more = Closed(Right.Erasure, ask => Says(ask, "done", records: 1, kept: ask.Action == HolderAction.Erase ? 3 : 0));
        more.Answers = ask => Says(ask, "done", records: 4);
        Assert.Single(more.Wait(31).State.Incidents);
    }

    [Fact]
    public void A_restriction_is_verified_until_it_is_lifted()
    {
        var scenario = Closed(Right.Restriction);
        scenario.Answers = ask => Says(ask, "done");
        scenario.Wait(31);
        Assert.Equal(HolderAction.Restrict, Assert.Single(Verifications(scenario)).Action);
        Assert.Equal(2, Verifications(scenario.Wait(30)).Count);
        Assert.Empty(scenario.State.Incidents);

        scenario.Answers = ask => Says(ask, "done", changed: 2);
        scenario.Wait(30);
        Assert.EndsWith("/ The restriction no longer held and had to be set again.", Assert.Single(scenario.State.Incidents).Reason, StringComparison.Ordinal);

        scenario.Answers = null;
        scenario.Act(Scenario.Agent, "lift-restriction", ("reasons", "Exactitude vérifiée.")).RunOrdinarily();
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        var before = Verifications(scenario).Count;
        Assert.Equal(before, Verifications(scenario.Wait(100)).Count);
    }

    [Fact]
    public void A_holder_that_is_silent_is_told_of_asked_again_or_done_without_with_a_reason()
    {
        var scenario = Closed(Right.Erasure);
        scenario.Silent.Add("crm");
        scenario.Wait(31 + 11);
        Assert.Contains("holder-late", scenario.Told);

        scenario.Act(Scenario.Agent, "re-ask-holder", ("holder", "crm"));
        Assert.Equal(2, Verifications(scenario).Count);
        scenario.Act(Scenario.Agent, "decide-without-holder", ("holder", "crm"), ("reason", "Système arrêté."));
        Assert.DoesNotContain(scenario.Timers, timer => timer.Key.StartsWith("holder-late/", StringComparison.Ordinal));
        Assert.Contains(scenario.State.Notes, note => note.Text == "Système arrêté.");
    }

    [Fact]
    public void An_erasure_done_in_part_without_what_is_kept_is_not_done_until_a_person_decides()
    {
        var scenario = new Scenario(Right.Erasure, state => state with { Scope = ["partner-services"] });
        scenario.Answers = ask => Says(ask, ask.Action == HolderAction.Erase ? "partial" : "done", records: 1);
        scenario.RunOrdinarily();
        Assert.Equal("ask-holders", scenario.Step);
        Assert.EndsWith("/ The holder did a part only and names nothing that it keeps.", Assert.Single(scenario.State.Incidents).Reason, StringComparison.Ordinal);

        scenario.Act(Scenario.Agent, "decide-without-holder", ("holder", "crm"), ("reason", "Le reste part avec l’archive en juin.")).RunOrdinarily();
        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        Assert.DoesNotContain(scenario.Timers, timer => timer.Key.StartsWith("verify/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_recipient_that_confirms_nothing_is_told_of_once()
    {
        var entry = Scenario.Policy.Activity("partner-services")!;
        var recipient = Scenario.Policy.Register.SelectMany(one => one.Recipients).First();
        var pack = Scenario.Policy with { Register = [entry with { Recipients = [recipient] }] };
        var scenario = Closed(Right.Erasure, pack: pack);
        scenario.RunOrdinarily().Wait(31);
        Assert.Single(scenario.Told, what => what == "recipient-silent");
        Assert.Single(scenario.Wait(60).Told, what => what == "recipient-silent");

        var other = Closed(Right.Erasure, pack: pack);
        other.Act(Scenario.Agent, "record-confirmation", ("recipient", recipient.Id)).Wait(60);
        Assert.DoesNotContain("recipient-silent", other.Told);
    }

    [Fact]
    public void An_organisation_that_names_no_time_verifies_nothing()
    {
        var pack = Scenario.Policy with { Organisation = Scenario.Policy.Organisation with { VerifyOutcomesAfter = null } };
        Assert.Empty(Verifications(Closed(Right.Erasure, pack: pack).Wait(100)));
    }
}
