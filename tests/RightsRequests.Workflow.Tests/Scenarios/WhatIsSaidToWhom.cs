using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>What a holder kept, what a letter is written in and how it goes, and what becomes of what was open.</summary>
public sealed class WhatIsSaidToWhom
{
    [Fact]
    public void What_a_holder_keeps_makes_its_own_activities_granted_in_part_and_no_others()
    {
        var scenario = new Scenario(Right.Erasure, state => state with { Scope = ["partner-services", "account-management"] })
        {
            Answers = ask => ask.Holder == "crm" && ask.Action == HolderAction.Erase
                ? Scenario.Answer(ask, kept: 2, ground: "17(3)(b)", until: new LocalDate(2031, 12, 31))
                : Scenario.Answer(ask),
        };
        scenario.Act(Scenario.Agent, "confirm-identity");
        foreach (var one in scenario.State.Assessment)
        {
            scenario.Act(Scenario.Agent, "override-outcome", ("activity", one.Assessed.Activity), ("outcome", "granted"), ("reason", "Plus nécessaire."));
        }

        var before = scenario.State.Assessment;
        scenario.RunOrdinarily();

        foreach (var one in scenario.State.Assessment)
        {
            var held = Scenario.Policy.Activity(one.Assessed.Activity)!.Holders.Contains("crm");
            Assert.Equal(held ? Outcome.GrantedInPart : Outcome.Granted, one.Effective);
            Assert.Equal(held ? "17(3)(b)" : before.Single(old => old.Assessed.Activity == one.Assessed.Activity).Assessed.Ground, one.Assessed.Ground);
        }

        Assert.Equal(2, scenario.State.Assessment.Select(one => one.Effective).Distinct().Count());
    }

    [Theory]
    [InlineData(true, "en", null)]
    [InlineData(false, "en", "dpo@example.org")]
    public void The_person_is_written_to_in_their_language_and_a_recipient_in_French_each_as_they_can_be_reached(bool mail, string language, string? recipientMail)
    {
        var one = Scenario.Policy.Activity("partner-services")!;
        var pack = Scenario.Policy with { Register = [one with { Recipients = [new("partner", new("Partenaire", "Partner"), recipientMail, ["1 rue Neuve"])] }] };
        var scenario = new Scenario(Right.Erasure, state => state with { Language = language, HasEmail = mail }, pack: pack).RunOrdinarily();

        Assert.All(scenario.State.Letters.Where(letter => letter.Recipient is null), letter => Assert.Equal((language, !mail), (letter.Language, letter.Post)));
        var told = Assert.Single(scenario.State.Letters, letter => letter.Recipient is not null);
        Assert.Equal(("fr", recipientMail is null), (told.Language, told.Post));
    }

    [Fact]
    public void A_comparison_nobody_answers_holds_up_no_round()
    {
        var scenario = new Scenario(Right.Access, silent: ["crm"]).Act(Scenario.Agent, "compare-identity");
        scenario.Silent.Clear();

        Assert.Equal(CaseStatus.Closed, scenario.RunOrdinarily().State.Status);
    }

    [Fact]
    public void A_person_who_answers_by_themselves_has_no_task_left_and_one_with_an_address_is_written_to()
    {
        var pack = Scenario.Policy with { Holders = [.. Scenario.Policy.Holders.Select(holder => holder.Id == "crm" ? holder with { Transport = Transport.Person, Email = "archives@example.org" } : holder with { Email = null })] };
        var scenario = new Scenario(Right.Access, state => state with { Scope = ["partner-services"] }, pack: pack, silent: ["crm"]).RunOrdinarily(stopAt: "complete-task");
        var ask = Assert.Single(scenario.Done.OfType<AskHolder>());
        Assert.Equal("crm", ask.Holder);
        Assert.Single(scenario.State.Tasks, task => task is { Kind: "holder", Done: false });
        scenario.Happens(Scenario.Answer(ask));

        Assert.DoesNotContain(scenario.State.Tasks, task => !task.Done);
        Assert.Equal("review", scenario.Step);
    }

    [Fact]
    public void A_person_without_an_address_is_asked_by_whoever_takes_the_task()
    {
        var pack = Scenario.Policy with { Holders = [.. Scenario.Policy.Holders.Select(holder => holder.Id == "crm" ? holder with { Transport = Transport.Person, Email = null } : holder)] };
        var scenario = new Scenario(Right.Access, state => state with { Scope = ["partner-services"] }, pack: pack).RunOrdinarily(stopAt: "complete-task");

        Assert.Empty(scenario.Done.OfType<AskHolder>());
        Assert.Single(scenario.State.Tasks, task => task is { Kind: "holder", Done: false });
    }

    [Fact]
    public void Two_files_of_evidence_are_each_destroyed_as_themselves_and_none_is_opened_by_another_s_id()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "doubt-identity", ("reasons", "Doute."));
        Guid[] ids = [Guid.NewGuid(), Guid.NewGuid()];
        foreach (var id in ids)
        {
            scenario.Happens(new EvidenceReceived($"{id}", id, "image/png", 10, $"{id:N}"));
        }

        Assert.IsType<NotAllowedNow>(scenario.Happens(new EvidenceOpened("o", Guid.NewGuid(), Scenario.Agent)));
        Assert.Equal(2, scenario.Audit.Count(note => note.What == "evidence-received"));
        scenario.Act(Scenario.Agent, "confirm-identity");
        Assert.Equal(ids, scenario.State.Evidence.Select(one => one.Id));
        Assert.All(scenario.State.Evidence, one => Assert.Equal((scenario.Now, "identity-settled"), (one.DestroyedAt, one.Why)));
        Assert.IsType<NotAllowedNow>(scenario.Happens(new EvidenceOpened("o2", ids[0], Scenario.Agent)));
    }

    [Fact]
    public void A_case_reopened_after_it_was_taken_for_spam_bears_no_mark()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "mark-spam").Act(Scenario.Dpo, "confirm-spam").Act(Scenario.Dpo, "reopen", ("reason", "Une vraie demande."));

        Assert.Null(scenario.State.SpamMarkedBy);
    }

    [Fact]
    public void A_holder_that_is_late_is_waited_for_no_longer_once_the_case_has_ended()
    {
        var scenario = new Scenario(Right.Access, silent: ["crm"]).RunOrdinarily().Wait(12);
        Assert.Contains(scenario.State.Queries, query => query.Status == QueryStatus.Overdue);
        scenario.Act(Scenario.Agent, "withdraw");

        Assert.DoesNotContain(scenario.State.Queries, query => query.Status is QueryStatus.Overdue or QueryStatus.Asked);
    }

    [Fact]
    public void A_letter_waits_for_the_reflection_period_no_longer_than_it_lasts()
    {
        var scenario = new Scenario(Right.Access, state => state with { HealthRecord = true });
        scenario.RunOrdinarily();
        Assert.Equal((LetterStatus.Approved, "reflection-period"), (scenario.Final.Status, scenario.Final.WaitingFor));
        scenario.CarriesOut = effect => effect is not SignLetter;
        scenario.Wait(4);

        Assert.Equal((LetterStatus.Approved, null), (scenario.Final.Status, scenario.Final.WaitingFor));
    }
}
