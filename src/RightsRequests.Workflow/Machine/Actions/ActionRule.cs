using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>One action.</summary>
/// <param name="Name">Word of the contract.</param>
/// <param name="By">Least role, given the turn (a step may name it).</param>
/// <param name="When">Whether the case allows it now.</param>
/// <param name="Fields">Its fields now.</param>
/// <param name="Do">What it does; null means applied, else the decision that stops it.</param>
internal sealed record ActionRule(
    string Name,
    Func<Turn, Role> By,
    Func<Turn, bool> When,
    Func<Turn, IReadOnlyList<ActionField>> Fields,
    Func<Turn, ActionInput, Decision?> Do)
{
    /// <summary>True for the preparing actions of four-eyes.</summary>
    public bool Prepares { get; init; }

    /// <summary>True when who prepared the case may not do it.</summary>
    public Func<Turn, bool> FourEyes { get; init; } = _ => false;

    /// <summary>Whose work the second person judges.</summary>
    public Func<Turn, string?> FirstHand { get; init; } = turn => turn.State.PreparedBy;

    /// <summary>Said to whom <see cref="FourEyes"/> keeps from judging their own work.</summary>
    public BilingualText OwnWork { get; init; } = new(
        "qui a préparé le dossier en dernier ne peut approuver, ni qui le remplace : il faut une seconde personne",
        "who did the last of the preparing actions may not approve, nor may who stands in for them: a second person must");

    /// <summary>What <see cref="When"/> needs, in words; null: the step says it.</summary>
    public BilingualText? Otherwise { get; init; }

    /// <summary>True where the named substitute of somebody away may do it in their place.</summary>
    public bool Delegable { get; init; }

    /// <summary>In whose place the actor may do it who may not otherwise; null: in nobody's. Of several who are away, one whose own work is not judged.</summary>
    public string? InPlaceOf(Turn turn, Actor actor) =>
        Delegable && actor.Is(Role.Agent) && !actor.Is(By(turn))
            ? actor.For.FirstOrDefault(away => !FourEyes(turn) || away != FirstHand(turn)) ?? (actor.For is [var first, ..] ? first : null)
            : null;

    public string? ForbidsRole(Turn turn, Actor actor) =>
        actor.Is(By(turn)) || InPlaceOf(turn, actor) is not null ? null : $"cette action demande le rôle {(By(turn) == Role.Dpo ? "de DPO" : "d’agent")} / this action needs the role {By(turn).ToString().ToLowerInvariant()}";

    public string? Forbids(Turn turn, Actor actor) =>
        ForbidsRole(turn, actor)
        ?? (FourEyes(turn) && FirstHand(turn) is { } first && (first == actor.User || first == InPlaceOf(turn, actor))
            ? $"{OwnWork.Fr} / {OwnWork.En}"
            : null);

    public static readonly Func<Turn, Role> Agent = _ => Role.Agent;
    public static readonly Func<Turn, Role> Dpo = _ => Role.Dpo;
    public static readonly Func<Turn, IReadOnlyList<ActionField>> NoFields = _ => [];

    public static bool IsOpen(Turn turn) => turn.State.Status == CaseStatus.Open;

    public static Func<Turn, IReadOnlyList<ActionField>> Texts(params string[] names) =>
        _ => [.. names.Select(name => new ActionField(name, "text", Required: true))];
}
