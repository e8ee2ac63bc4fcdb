using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>One query to one holder.</summary>
/// <param name="Id">Stable: the same round asks under the same id.</param>
/// <param name="Step">Path and index of the asking step, for example <c>steps/3</c>.</param>
/// <param name="Attempt">From 1; higher when asked again; 0: not asked yet, another holder must answer first.</param>
/// <param name="AnswerBy">Inclusive.</param>
/// <param name="AnswerHash">SHA-256 of the accepted answer, or null.</param>
public sealed record HolderQuery(
    Guid Id,
    string Holder,
    Transport Transport,
    HolderAction Action,
    IReadOnlyList<string> Activities,
    string Step,
    int Attempt,
    Instant AskedAt,
    LocalDate AnswerBy,
    QueryStatus Status,
    string? AnswerHash = null,
    HolderResult? Result = null)
{
    /// <summary>The query whose outcome is asked about again after the answer to the subject (Art. 5(2)); null: it is part of a round.</summary>
    public Guid? Verifies { get; init; }
}

public enum QueryStatus
{
    Asked,
    Answered,
    /// <summary>Time is up; a person decides.</summary>
    Overdue,
    /// <summary>A person decided to go on without this holder.</summary>
    GivenUp,
    /// <summary>Not asked yet: a holder that it depends on must answer first.</summary>
    Waiting,
}

/// <summary>What an accepted answer says, without its content.</summary>
/// <param name="Outcome">Word of the contract: done, no-data, partial, refused, failed.</param>
public sealed record HolderResult(
    string Outcome,
    string? Reason,
    int Records,
    int ThirdPartyRecords,
    int Changed,
    int Erased,
    int Kept,
    string? KeptGround,
    LocalDate? KeptUntil,
    IReadOnlyList<string> Activities,
    IReadOnlyList<string> RecipientsNotified)
{
    /// <summary>Types of the identifiers that it found for the person; their values lie encrypted with the answer.</summary>
    public IReadOnlyList<string> Identifiers { get; init; } = [];
}
