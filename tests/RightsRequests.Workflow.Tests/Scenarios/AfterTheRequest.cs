using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>What the subject does on the status page, and what the team answers.</summary>
public sealed class AfterTheRequest
{
    private static EvidenceReceived Evidence(int number) =>
        new($"evidence/{number}", new Guid(number, 0, 0, new byte[8]), "image/png", 100, $"{number:x64}");

    [Fact]
    public void Evidence_lets_the_time_run_again_and_is_destroyed_by_whatever_ends_the_check()
    {
        var scenario = new Scenario(Right.Access);
        Assert.IsType<NotAllowedNow>(scenario.Happens(Evidence(1)));
        scenario.Act(Scenario.Agent, "doubt-identity", ("reasons", "L’adresse diffère.")).Wait(3);
        foreach (var number in new[] { 2, 3, 4 })
        {
            Assert.IsType<Applied>(scenario.Happens(Evidence(number)));
        }

        Assert.IsType<NotAllowedNow>(scenario.Happens(Evidence(5)));
        Assert.Equal(new Suspension(new LocalDate(2026, 4, 1), new LocalDate(2026, 4, 4)), Assert.Single(scenario.State.Suspensions));
        Assert.IsType<Applied>(scenario.Happens(new EvidenceOpened("opened", Evidence(2).Evidence, Scenario.Agent)));
        Assert.Contains("evidence", scenario.Told);
        scenario.Wait(8);
        Assert.Contains("reminder", scenario.Told);

        scenario.Act(Scenario.Agent, "confirm-identity");
        Assert.All(scenario.State.Evidence, one => Assert.Equal(("identity-settled", "alice"), (one.Why, one.DestroyedBy)));
        Assert.Equal(3, scenario.Audit.Count(note => note.What == "evidence-destroyed"));
        Assert.IsType<NotAllowedNow>(scenario.Happens(new EvidenceOpened("again", Evidence(2).Evidence, Scenario.Agent)));
    }

    [Theory]
    [InlineData("withdraw", "withdrawn")]
    [InlineData("doubt-identity", "insufficient")]
    [InlineData("refuse-request", "check-ended")]
    public void The_reason_of_a_destruction_is_written_down(string action, string why)
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "doubt-identity", ("reasons", "L’adresse diffère."));
        scenario.Happens(Evidence(1));
        scenario.Act(Scenario.Dpo, action, Filling.First(scenario.Offers(Scenario.Dpo).Single(offer => offer.Action == action)));

        Assert.Equal(why, Assert.Single(scenario.State.Evidence).Why);
    }

    [Fact]
    public void A_case_given_up_after_a_second_doubt_keeps_nothing()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "doubt-identity", ("reasons", "L’adresse diffère."));
        scenario.Happens(Evidence(1));
        scenario.Act(Scenario.Agent, "doubt-identity", ("reasons", "Illisible.")).Wait(31);

        Assert.Equal(IdentityStatus.NotEstablished, scenario.State.Identity);
        Assert.All(scenario.State.Evidence, one => Assert.NotNull(one.DestroyedAt));
    }

    [Fact]
    public void A_message_that_settles_the_identity_ends_the_suspension_on_its_own_day()
    {
        var scenario = new Scenario(Right.Access).Act(Scenario.Agent, "doubt-identity", ("reasons", "L’adresse diffère.")).Wait(2);
        scenario.Happens(new SubjectWrote("m", Guid.NewGuid(), "Mon numéro est 123."));
        scenario.Wait(3).Act(Scenario.Agent, "confirm-identity");

        Assert.Equal(new LocalDate(2026, 4, 3), Assert.Single(scenario.State.Suspensions).ReceivedOn);
    }

    [Fact]
    public void Messages_wait_are_told_of_again_and_are_settled_by_an_answer_or_by_reading()
    {
        var scenario = new Scenario(Right.Access);
        for (var number = 0; number < 10; number++)
        {
            Assert.IsType<Applied>(scenario.Happens(new SubjectWrote($"m/{number}", Guid.NewGuid(), "Bonjour.")));
        }

        Assert.IsType<NotAllowedNow>(scenario.Happens(new SubjectWrote("m/11", Guid.NewGuid(), "Encore.")));
        var told = scenario.Told.Count(what => what == "message");
        Assert.Equal(told + 1, scenario.Wait(4).Told.Count(what => what == "message"));
        Assert.IsType<InvalidFields>(scenario.Try(Scenario.Agent, "send-message", ("text", new string('a', 10_001))));
        scenario.Act(Scenario.Agent, "send-message", ("text", "Merci."));
        Assert.Null(scenario.State.MessageWaiting);
        scenario.Happens(new SubjectWrote("m/12", Guid.NewGuid(), "Merci à vous."));
        scenario.Act(Scenario.Agent, "mark-messages-read");
        Assert.Null(scenario.State.MessageWaiting);
        Assert.DoesNotContain(scenario.Offers(Scenario.Agent), offer => offer.Action == "mark-messages-read");
        Assert.DoesNotContain(new Scenario(Right.Access, state => state with { HasEmail = false }).Offers(Scenario.Agent), offer => offer.Action == "send-message");
    }

    [Fact]
    public void An_address_is_confirmed_once_and_a_receipt_written_down()
    {
        var scenario = new Scenario(Right.Access);
        Assert.IsType<Applied>(scenario.Happens(new AddressConfirmed("a")));
        Assert.IsType<Ignored>(scenario.Happens(new AddressConfirmed("b")));
        Assert.IsType<Applied>(scenario.Happens(new ReceiptIssued("r", Guid.Empty)));
        Assert.Contains(scenario.Audit, note => note is { What: "address-confirmed", Actor: "subject" });
        Assert.IsType<Applied>(scenario.Happens(new SubjectWithdrew("w")));
        Assert.Contains(scenario.Done, effect => effect is TellSubject { What: "withdrawn" });
    }
}
