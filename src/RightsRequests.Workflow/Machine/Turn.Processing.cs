using RightsRequests.Law;

namespace RightsRequests.Workflow;

internal sealed partial class Turn
{
    /// <summary>Hands the request on where a stop at once is asked: it waits for no identity and no assessment.</summary>
    public void HandOnAtOpening()
    {
        var steps = Procedure.Paths[Procedure.MainPath];
        if (steps.All(step => step is not AssessStep))
        {
            HandOn(_ => true);
        }
        else if (steps.OfType<AskHoldersStep>().Any(step => step is { AtOnce: true, Only: ActivityFilter.Marketing }))
        {
            HandOn(one => one.Assessed.Marketing);
        }
    }

    /// <summary>Hands the request on to every controller for whom we only process data of it (Art. 28(3)(e)).</summary>
    public void HandOn() => HandOn(_ => true);

    // A controller is told of each change once; a case reopened goes through them again.
    private void TellController()
    {
        if (State.InstructedBy is not null && InstructionProgress.Of(State) is var status && status != toldBefore)
        {
            Note("controller-told", $"{State.InstructedBy} {status.Word()}");
            Cause(new TellController($"tell-controller/{State.Reopened}/{status.Word()}", status, Now));
        }
    }

    // One letter per controller names all that is processed for it; a case reopened does not write to it again.
    private void HandOn(Func<AssessedActivity, bool> which)
    {
        var controllers = State.Assessment.Where(which)
            .Select(one => Policy.Activity(one.Assessed.Activity)?.ProcessorFor)
            .OfType<Recipient>()
            // Who sent it knows of it.
            .Where(controller => controller.Id != State.InstructedBy)
            .DistinctBy(controller => controller.Id)
            .Where(controller => !State.Letters.Any(letter => letter.Forwarded && letter.Recipient == controller.Id))
            .ToList();
        foreach (var controller in controllers)
        {
            Note("request-handed-on", controller.Id);
            AddLetter(LetterKind.RecipientNotice, controller.Id, final: false, forwarded: true);
        }
    }
}
