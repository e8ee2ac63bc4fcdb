using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>What becomes of a letter from its approval on.</summary>
public sealed class SignedLetters
{
    [Fact]
    public void Waiting_is_noted_once_for_each_thing_it_waits_for_and_ends_with_the_signature()
    {
        var scenario = Approved();
        var (id, since) = (scenario.Final.Id, scenario.Now);

        scenario.Happens(new LetterWaits("w/1", id, "time-authority"));
        scenario.Jump(since + Duration.FromMinutes(5)).Happens(new LetterWaits("w/2", id, "time-authority"));
        Assert.Single(scenario.Audit, note => note.What == "letter-waits");
        scenario.Happens(new LetterWaits("w/3", id, "revocation-information"));
        Assert.Equal(2, scenario.Audit.Count(note => note.What == "letter-waits"));
        Assert.Equal(("revocation-information", since), (scenario.Final.WaitingFor, scenario.Final.WaitingSince));

        scenario.Happens(new LetterSigned("signed", id));
        Assert.Equal((null, (Instant?)null), (scenario.Final.WaitingFor, scenario.Final.WaitingSince));
        Assert.IsType<Ignored>(scenario.Happens(new LetterWaits("w/4", id, "time-authority")));
        Assert.Null(scenario.Final.WaitingFor);
    }

    [Fact]
    public void A_renewed_proof_is_noted_on_a_closed_case_and_changes_nothing_else()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily();
        var before = scenario.State;
        var until = scenario.Now + Duration.FromDays(3650);

        Assert.IsType<Applied>(scenario.Happens(new LetterRenewed("renewed/1", scenario.Final.Id, until)));

        Assert.Equal(before, scenario.State);
        Assert.Contains($"{until}", Assert.Single(scenario.Audit, note => note.What == "letter-renewed").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_never_signed_cannot_have_been_renewed()
    {
        var scenario = Approved();

        Assert.IsType<Ignored>(scenario.Happens(new LetterRenewed("renewed/1", scenario.Final.Id, scenario.Now)));
        Assert.IsType<Ignored>(scenario.Happens(new LetterRenewed("renewed/2", Guid.Empty, scenario.Now)));
        Assert.DoesNotContain(scenario.Audit, note => note.What == "letter-renewed");
    }

    private static Scenario Approved()
    {
        var scenario = new Scenario(Right.Access).RunOrdinarily(stopAt: "approve-letter");
        scenario.CarriesOut = effect => effect is not SignLetter;
        return scenario.Act(Scenario.Dpo, "approve-letter");
    }
}
