using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Workflow.Tests.Scenarios;

/// <summary>A controller for whom we process sends its request: we act on its instruction (Art. 28(3)(a)).</summary>
public sealed class OnInstruction
{
    private static readonly Recipient Controller = new("other-mutual", new("Autre Mutuelle", "Other Mutual"), "dpo@autre.example.org", []);

    [Theory]
    [InlineData(Right.Access)]
    [InlineData(Right.Erasure)]
    public void It_is_done_without_asking_for_the_identity_and_without_handing_it_on(Right right)
    {
        var scenario = Instructed(right).RunOrdinarily();

        Assert.Equal(CaseStatus.Closed, scenario.State.Status);
        var assessed = Assert.Single(scenario.State.Assessment);
        Assert.Equal((Outcome.Granted, "28(3)(a)"), (assessed.Effective, assessed.Assessed.Ground));
        Assert.DoesNotContain(scenario.State.Letters, letter => letter.Forwarded);
        Assert.DoesNotContain(scenario.Audit, note => note.What == "identity-settled");
        Assert.Equal(
            [InstructionStatus.InProgress, InstructionStatus.Completed],
            scenario.Done.OfType<TellController>().Select(one => one.Status));
    }

    [Fact]
    public void What_is_withdrawn_is_told_as_cancelled()
    {
        var scenario = Instructed(Right.Erasure).Act(Scenario.Agent, "withdraw");

        Assert.Equal(InstructionStatus.Cancelled, Assert.Single(scenario.Done.OfType<TellController>()).Status);
    }

    [Fact]
    public void Nothing_is_erased_on_instruction_while_it_must_be_held_back()
    {
        var scenario = Instructed(Right.Erasure, state => state with { LegalHold = true });

        Assert.NotEqual(Outcome.Granted, Assert.Single(scenario.State.Assessment).Effective);
    }

    [Fact]
    public void What_is_processed_for_another_controller_is_not_done_on_this_ones_instruction()
    {
        var scenario = new Scenario(Right.Erasure, state => state with { Scope = ["newsletter"], InstructedBy = "somebody-else", Identity = IdentityStatus.Settled }, pack: Pack());

        Assert.Equal(Outcome.NotApplicable, Assert.Single(scenario.State.Assessment).Effective);
    }

    private static Scenario Instructed(Right right, Func<CaseState, CaseState>? more = null) => new(
        right,
        state => (more ?? (one => one))(state with { Scope = ["newsletter"], InstructedBy = Controller.Id, Identity = IdentityStatus.Settled }),
        pack: Pack());

    private static Policy Pack() => Scenario.Policy with
    {
        Register = [.. Scenario.Policy.Register.Select(entry => entry.Id == "newsletter" ? entry with { ProcessorFor = Controller } : entry)],
    };
}
