using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>One decision in the making: the state so far and what it will cause.</summary>
internal sealed partial class Turn(Policy policy, Procedure procedure, CaseState state, Instant now, string actor)
{
    private readonly Procedure begun = procedure;
    private readonly InstructionStatus? toldBefore = state.InstructedBy is null ? null : InstructionProgress.Of(state);
    private readonly List<Effect> effects = [];
    private readonly List<AuditNote> audit = [];

    public Policy Policy { get; } = policy;

    /// <summary>The one the case goes by; another one once it was moved.</summary>
    public Procedure Procedure { get; set; } = procedure;
    public CaseState State { get; set; } = state;
    public Instant Now { get; } = now;
    public string Actor { get; } = actor;

    /// <summary>For the trail: in whose place the actor does it, from its blank on; empty: in nobody's.</summary>
    public string OnBehalf { get; set; } = "";

    public LocalDate Today => DeadlineCalculator.DayOfReceipt(Now, State.Establishment);

    public Step Step => Procedure.Paths[State.Path][State.StepIndex];

    public string StepKey => StepName(State);

    // Part of the ids of queries: no step of a new opening, or of another version, is taken for one gone by.
    public static string StepName(CaseState state) =>
        $"{state.Path}/{state.StepIndex}{(state.Reopened == 0 ? "" : $"/again{state.Reopened}")}{(state.Moved == 0 ? "" : $"/moved{state.Moved}")}";

    public void Note(string what, string detail = "") => NoteOf(Actor, what, detail);

    /// <summary>Notes what somebody else than the turn's actor did.</summary>
    public void NoteOf(string who, string what, string detail) => audit.Add(new AuditNote(what, who, detail));

    /// <summary>Keeps what a person wrote in the file.</summary>
    public void Write(string? text)
    {
        if (text is not null)
        {
            State = State with { Notes = [.. State.Notes, new CaseNote(Now, Actor, text)] };
        }
    }

    public void Cause(Effect effect) => effects.Add(effect);

    public Applied Done()
    {
        if (!CaseMachine.AwaitsEvidence(Procedure, State))
        {
            DestroyEvidence(WhyCheckEnded);
        }

        TellController();
        return new(State, effects, CaseTimers.Of(Policy, Procedure, State), audit) { MovedTo = ReferenceEquals(Procedure, begun) ? null : Procedure };
    }

    /// <summary>Goes to a step and runs on until a step waits.</summary>
    public void GoTo(string path, int index)
    {
        var back = path == State.Path && index < State.StepIndex;
        State = State with { Path = path, StepIndex = index, StepSince = Now, WentBack = State.WentBack + (back ? 1 : 0) };
        while (State.Status == CaseStatus.Open && Enter())
        {
            State = State with { StepIndex = State.StepIndex + 1, StepSince = Now };
        }
    }

    /// <summary>The present step is finished.</summary>
    public void Advance()
    {
        Note("step-finished", Step.Word);
        GoTo(State.Path, State.StepIndex + 1);
    }

    public void TakePath(string path)
    {
        Note("path-taken", path);
        GoTo(path, 0);
    }

    public void Report(string key, string reason, string? holder, string? effectKey, Guid? message = null)
    {
        var id = StableId.Of(State.Id, "incident", key);
        if (State.Incidents.Any(incident => incident.Id == id))
        {
            return;
        }

        State = State with { Incidents = [.. State.Incidents, new Incident(id, reason, holder, effectKey, Now, Open: true, message)] };
        Note("incident", $"{holder ?? "-"}: {reason}");
        Cause(new TellStaff($"tell/incident/{id:N}", "incident"));
    }

    /// <summary>What an incident told of has come to pass after all: nobody need look at it any more.</summary>
    public void CloseIncidentsOf(string effectKey)
    {
        foreach (var incident in State.Incidents.Where(one => one.Open && one.EffectKey == effectKey).ToList())
        {
            CloseIncident(incident.Id);
        }
    }

    /// <summary>Settles one incident, where nobody has.</summary>
    public void CloseIncident(Guid id)
    {
        if (State.Incidents.FirstOrDefault(one => one.Id == id && one.Open) is { } incident)
        {
            State = State with { Incidents = [.. State.Incidents.Select(one => one == incident ? one with { Open = false } : one)] };
            Note("incident-settled", id.ToString());
        }
    }
}
