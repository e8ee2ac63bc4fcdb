using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>Faults planted into sound procedures: the proof names each with the way to it, and the machine itself does not do what a faulty one asks.</summary>
public sealed class FaultyProcedures
{
    private static readonly Period None = Period.Zero;

    public static TheoryData<string> Names => [.. Faults.Keys];

    private static Dictionary<string, (Right Right, Func<Procedure, Procedure> Plant, string Message)> Faults { get; } = new()
    {
        ["no main path"] = (Right.Access, one => one with { Paths = one.Paths.Where(path => path.Key != Procedure.MainPath).ToDictionary() }, "There is no 'steps'"),
        ["dead end"] = (Right.Access, Without<CloseStep>, "a dead end"),
        ["empty path"] = (Right.Access, one => With(one, Procedure.UnidentifiedPath, []), "a dead end"),
        ["path not written"] = (Right.Access, one => one with { Paths = one.Paths.Where(path => path.Key != Procedure.UnidentifiedPath).ToDictionary() }, "is taken but not written"),
        ["refusal not written"] = (Right.Access, one => one with { Paths = one.Paths.Where(path => path.Key != Procedure.RefusePath).ToDictionary() }, "is taken but not written"),
        ["unreachable"] = (Right.Access, one => With(one, Procedure.MainPath, [.. one.Paths[Procedure.MainPath], new CloseStep(99)]), "can never be reached"),
        ["wait without timer"] = (Right.Access, one => Each<ReviewStep>(one, step => step with { RemindAfter = None }), "'remind-after' must be"),
        ["identity without timer"] = (Right.Access, one => Each<VerifyIdentityStep>(one, step => step with { GiveUpAfter = None }), "'give-up-after' must be"),
        ["given up before reminded"] = (Right.Access, one => Each<VerifyIdentityStep>(one, step => step with { GiveUpAfter = step.RemindAfter }), "longer than 'remind-after'"),
        ["holders without timer"] = (Right.Access, one => Each<AskHoldersStep>(one, step => step with { AnswerWithin = None }), "'answer-within' must be"),
        ["asked again too late"] = (Right.Access, one => Each<AskHoldersStep>(one, step => step with { AskAgain = [step.AnswerWithin] }), "'ask-again' must lie before"),
        ["access at once"] = (Right.Access, one => Each<AskHoldersStep>(one, step => step with { AtOnce = true }), "may be 'at-once'"),
        ["objection at once beyond marketing"] = (Right.Objection, one => Each<AskHoldersStep>(one, step => step with { AtOnce = true, Only = ActivityFilter.Granted }), "may be 'at-once'"),
        ["assessed before identity"] = (Right.Access, one => With(one, Procedure.MainPath, [.. one.Paths[Procedure.MainPath].Where(step => step is AssessStep), .. one.Paths[Procedure.MainPath]]), "accepted before the identity is settled"),
        ["asked before identity"] = (Right.Access, Without<VerifyIdentityStep>, "before the identity is settled"),
        ["erased before approval"] = (Right.Erasure, Without<ApproveStep>, "before a human has approved"),
        ["lifted before told"] = (Right.Restriction, one => With(one, Procedure.LiftPath, [.. one.Paths[Procedure.LiftPath].Where(step => step is not SendLetterStep)]), "before the person was told"),
        ["self-approval"] = (Right.Access, one => Each<ApproveStep>(one, step => step with { FourEyes = false }), "Who prepared the case could approve it"),
        ["approval by an agent"] = (Right.Access, one => Each<ApproveStep>(one, step => step with { By = Role.Agent }), "The approval is the DPO's"),
        ["approval without timer"] = (Right.Access, one => Each<ApproveStep>(one, step => step with { RemindAfter = None }), "'remind-after' must be"),
        ["letter by an agent"] = (Right.Access, one => Each<SendLetterStep>(one, step => step with { ApproveBy = Role.Agent }), "approved by the DPO"),
        ["letter without timer"] = (Right.Access, one => Each<SendLetterStep>(one, step => step with { RemindAfter = None }), "'remind-after' must be"),
        ["response before identity"] = (Right.Rectification, one => With(one, Procedure.MainPath, [.. one.Paths[Procedure.MainPath].Where(step => step is SendLetterStep), .. one.Paths[Procedure.MainPath]]), "The response is written before the identity is settled"),
        ["disclosed before approval"] = (Right.Portability, Without<ApproveStep>, "disclosed before identity is settled and a human has approved"),
        ["refusal without its letter"] = (Right.Access, one => With(one, Procedure.RefusePath, [new CloseStep(40)]), "A refusal closes without its letter"),
        ["refusal with another letter"] = (Right.Access, one => Each<SendLetterStep>(one, step => step with { Letter = LetterKind.Response }), "must send the letter 'refusal'"),
        ["closed without a letter"] = (Right.Access, Without<SendLetterStep>, "closes without a letter"),
        ["nothing erased"] = (Right.Erasure, Asking(HolderAction.Erase, _ => null), "put 'ask-holders' with the action erase first"),
        ["marketing left out of an erasure"] = (Right.Erasure, Asking(HolderAction.Erase, step => step with { Only = ActivityFilter.GrantedNotMarketing }), "must leave none out"),
        ["nothing exported"] = (Right.Access, Asking(HolderAction.Export, _ => null), "put 'ask-holders' with the action export first"),
        ["answered before it is erased"] = (Right.Erasure, one => With(one, Procedure.MainPath, [.. one.Paths[Procedure.MainPath].OrderBy(step => step is AskHoldersStep { Action: HolderAction.Erase } or NotifyRecipientsStep ? 1 : step is CloseStep ? 2 : 0)]), "put 'ask-holders' with the action erase first"),
        ["objection heard for marketing only"] = (Right.Objection, one => With(one, Procedure.MainPath, [.. one.Paths[Procedure.MainPath].Where(step => step is not AskHoldersStep { AtOnce: false })]), "must leave none out"),
        ["nobody reviews"] = (Right.AutomatedDecision, Without<ReviewStep>, "put 'human-review' first"),
        ["told of a lifting that nobody asked"] = (Right.Restriction, one => With(one, Procedure.LiftPath, [.. one.Paths[Procedure.LiftPath].Where(step => step is not AskHoldersStep)]), "a lifting that no holder was asked"),
        ["no way to refuse"] = (Right.Access, one => Each<AssessStep>(one, step => step with { AllRefused = null }) with { Paths = one.Paths.Where(path => path.Key != Procedure.RefusePath).ToDictionary() }, "'refuse' is taken but not written"),
        ["acknowledged by an answer"] = (Right.Access, one => Each<AcknowledgeStep>(one, step => step with { Letter = LetterKind.Response }), "'letter' must be acknowledgement"),
        ["ended by an acknowledgement"] = (Right.Access, one => Each<SendLetterStep>(one, step => step.Letter == LetterKind.Response ? step with { Letter = LetterKind.Acknowledgement } : step), "must send the letter 'response'"),
        ["unidentified told nothing"] = (Right.Access, one => Each<SendLetterStep>(one, step => step.Letter == LetterKind.ClosingUnidentified ? step with { Letter = LetterKind.Extension } : step), "ends no case"),
        ["reviewed by nobody"] = (Right.Access, one => Each<ReviewStep>(one, step => step with { By = Role.Auditor }), "'by' must be agent or dpo"),
        ["a wait of years"] = (Right.Access, one => Each<AskHoldersStep>(one, step => step with { AnswerWithin = Period.FromYears(2) }), "three months at most"),
        ["waits for its own like"] = (Right.Erasure, one => Each<AwaitRelatedStep>(one, step => step with { Rights = [Right.Erasure] }), "take 'erasure' out"),
        ["recipients not told"] = (Right.Rectification, Without<NotifyRecipientsStep>, "no recipient was told"),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void The_proof_names_the_fault_with_the_shortest_way_to_it(string name)
    {
        var (right, plant, message) = Faults[name];
        var procedure = Scenario.Policy.Procedures[right];

        Assert.Empty(ProcedureProof.Prove(procedure));
        var fault = ProcedureProof.Prove(plant(procedure)).First(one => one.Message.Contains(message, StringComparison.Ordinal));
        Assert.StartsWith(fault.Message, fault.ToString(), StringComparison.Ordinal);
        Assert.Equal(fault.Way.Count > 0, fault.ToString().Contains("Shortest way: ", StringComparison.Ordinal));
        Assert.True(fault.Way.Count <= plant(procedure).Paths.Values.Max(path => path.Count) + 1, "not the shortest way");
    }

    [Fact]
    public void The_machine_itself_erases_nothing_before_approval()
    {
        var pack = PackOf(Right.Erasure, Without<ApproveStep>);

        Assert.Throws<InvalidOperationException>(() => new Scenario(Right.Erasure, state => state with { Scope = ["partner-services"] }, pack: pack).RunOrdinarily());
    }

    [Fact]
    public void The_machine_itself_asks_nobody_and_writes_nothing_before_the_identity_is_settled()
    {
        Assert.Throws<InvalidOperationException>(() => new Scenario(Right.Access, pack: PackOf(Right.Access, Only<AskHoldersStep>)));
        Assert.Throws<InvalidOperationException>(() => new Scenario(Right.Access, pack: PackOf(Right.Access, Only<SendLetterStep>)));
        Assert.Equal("assess", new Scenario(Right.Access, pack: PackOf(Right.Access, Without<VerifyIdentityStep>)).RunOrdinarily().Step);
    }

    [Fact]
    public void A_step_without_a_rule_is_a_programmers_error()
    {
        var pack = PackOf(Right.Access, one => With(one, Procedure.MainPath, [new UnheardStep(), new CloseStep(2)]));

        Assert.NotEmpty(ProcedureProof.Prove(pack.Procedures[Right.Access]));
        Assert.Throws<InvalidOperationException>(() => new Scenario(Right.Access, pack: pack));
    }

    private sealed record UnheardStep() : Step(1)
    {
        public override string Word => "unheard";
    }

    private static Policy PackOf(Right right, Func<Procedure, Procedure> plant) =>
        Scenario.Policy with { Procedures = new Dictionary<Right, Procedure> { [right] = plant(Scenario.Policy.Procedures[right]) } };

    private static Procedure Only<TStep>(Procedure procedure)
        where TStep : Step =>
        With(procedure, Procedure.MainPath, [.. procedure.Paths[Procedure.MainPath].Where(step => step is TStep)]);

    private static Func<Procedure, Procedure> Asking(HolderAction action, Func<AskHoldersStep, AskHoldersStep?> change) => one =>
        With(one, Procedure.MainPath, [.. one.Paths[Procedure.MainPath].Select(step => step is AskHoldersStep ask && ask.Action == action ? change(ask) : step).OfType<Step>()]);

    private static Procedure Without<TStep>(Procedure procedure)
        where TStep : Step =>
        With(procedure, Procedure.MainPath, [.. procedure.Paths[Procedure.MainPath].Where(step => step is not TStep)]);

    private static Procedure Each<TStep>(Procedure procedure, Func<TStep, TStep> change)
        where TStep : Step =>
        procedure with { Paths = procedure.Paths.ToDictionary(path => path.Key, path => (IReadOnlyList<Step>)[.. path.Value.Select(step => step is TStep one ? change(one) : step)]) };

    private static Procedure With(Procedure procedure, string path, IReadOnlyList<Step> steps) =>
        procedure with { Paths = procedure.Paths.ToDictionary(one => one.Key, one => one.Key == path ? steps : one.Value) };
}
