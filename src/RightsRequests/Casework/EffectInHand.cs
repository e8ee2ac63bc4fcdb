using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>The effect that this scope carries out: the event that answers it ends it in the same transaction, which spares another one.</summary>
internal sealed class EffectInHand
{
    private ClaimedEffect? claimed;

    /// <summary>True once an event has ended it.</summary>
    public bool IsDone { get; private set; }

    public void Take(ClaimedEffect effect) => (claimed, IsDone) = (effect, false);

    /// <summary>It failed, or waits: what happens to the case from now on does not end it.</summary>
    public void Drop() => claimed = null;

    /// <summary>The effect in hand where this event is its answer, with which its executor has nothing more to do; else null.</summary>
    public ClaimedEffect? EndedBy(Guid caseId, CaseEvent happened) =>
        claimed?.CaseId == caseId && happened is (LetterTypeset or LetterSigned or LetterSent) ? claimed : null;

    /// <summary>The event was written, and the effect's end with it.</summary>
    public void End() => IsDone = true;
}
