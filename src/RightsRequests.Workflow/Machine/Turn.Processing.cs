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

    // One letter per controller names all that is processed for it; a case reopened does not write to it again.
    private void HandOn(Func<AssessedActivity, bool> which)
    {
        var controllers = State.Assessment.Where(which)
            .Select(one => Policy.Activity(one.Assessed.Activity)?.ProcessorFor)
            .OfType<Recipient>()
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
