using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>The pure core: decides what an event does to a case. No clock, I/O or randomness.</summary>
public static partial class CaseMachine
{
    /// <summary>Opens a case and runs its first steps.</summary>
    public static Applied Open(Policy policy, Procedure procedure, CaseOpening opening) => throw new NotImplementedException();

    /// <summary>Decides one event.</summary>
    /// <param name="procedure">The procedure the case began with.</param>
    public static Decision Decide(Policy policy, Procedure procedure, CaseState state, CaseEvent happened, Instant now) => throw new NotImplementedException();

    /// <summary>Every action the actor may take now, complete.</summary>
    public static IReadOnlyList<ActionOffer> AvailableActions(Policy policy, Procedure procedure, CaseState state, Actor actor, Instant now) => throw new NotImplementedException();

    /// <summary>The time limit as it stands; while suspended, reckoned as if the suspension ended today.</summary>
    public static DeadlineReckoning Deadline(CaseState state, LocalDate today) => throw new NotImplementedException();

    /// <summary>The day on which the case must be answered, after extension and suspensions.</summary>
    public static LocalDate Due(CaseState state, LocalDate today) => throw new NotImplementedException();

    /// <summary>The word of the present step, for example <c>verify-identity</c>; of its last step when closed.</summary>
    public static string StepWord(Procedure procedure, CaseState state) => throw new NotImplementedException();
}
