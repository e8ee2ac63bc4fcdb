using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>Whom a case waits for, so that a list can say what waits for whom.</summary>
/// <param name="Whom">The one who can move it on; null: nobody, it has ended or goes on by itself.</param>
/// <param name="Holders">Ids of the data holders still asked, in the order of asking; empty unless <paramref name="Whom"/> is <see cref="Awaited.Holder"/>.</param>
public sealed record WaitingFor(Awaited? Whom, IReadOnlyList<string> Holders)
{
    /// <summary>Reckons it from the state alone.</summary>
    /// <remarks>What a person of the team must look at (an incident, a message, a holder that is late) comes before what the procedure waits for.</remarks>
    internal static WaitingFor Of(Procedure procedure, CaseState state)
    {
        if (state.Status != CaseStatus.Open)
        {
            return new(state.Status == CaseStatus.Closed && state.Tasks.Any(task => task is { Kind: "post", Done: false }) ? Awaited.Post : null, []);
        }

        return state switch
        {
            { SpamMarkedBy: not null } => new(Awaited.Dpo, []),
            _ when state.Letters.Any(letter => letter is { Final: true, Status: LetterStatus.Approved, WaitingFor: not (null or ReflectionPeriod.Word) }) => new(Awaited.TimeAuthority, []),
            _ when state.MessageWaiting is not null || state.Incidents.Any(incident => incident.Open) => new(Awaited.Agent, []),
            { Suspended.Why: "identity" or "clarification" } => new(Awaited.Subject, []),
            { Suspended: not null } => new(Awaited.Agent, []),
            _ => AtStep(procedure.Paths[state.Path][state.StepIndex], state),
        };
    }

    private static WaitingFor AtStep(Step step, CaseState state) => step switch
    {
        ReviewStep { By: Role.Dpo } => new(Awaited.Dpo, []),
        VerifyIdentityStep or AssessStep or ReviewStep => new(Awaited.Agent, []),
        AwaitRelatedStep => new(Awaited.Related, []),
        ApproveStep => new(Awaited.Approver, []),
        AskHoldersStep => AtHolders(state),
        SendLetterStep => new(AtLetter(state.Letters.LastOrDefault(letter => letter.Final)), []),
        _ => new(null, []),
    };

    private static WaitingFor AtHolders(CaseState state)
    {
        var asked = state.Queries.Where(query => query.Step == Turn.StepName(state)).ToList();
        return asked.Any(query => query.Status == QueryStatus.Overdue)
            ? new(Awaited.Agent, [])
            : new(Awaited.Holder, [.. asked.Where(query => query.Status == QueryStatus.Asked).Select(query => query.Holder).Distinct()]);
    }

    private static Awaited? AtLetter(CaseLetter? letter) => letter switch
    {
        { Status: LetterStatus.Draft, Typeset: true } => Awaited.Approver,
        { Status: LetterStatus.Signed, Post: true } => Awaited.Post,
        _ => null,
    };
}
