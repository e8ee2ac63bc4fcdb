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
    /// <summary>How the hash of an answer begins that is no message: a person completed a task.</summary>
    internal const string OfATask = "task/";

    /// <summary>The query whose outcome is asked about again after the answer to the subject (Art. 5(2)); null: none.</summary>
    public Guid? Verifies { get; init; }

    /// <summary>True where it asks, before the identity is settled, whether what the person said of themselves is what the holder knows (Art. 12(6)). Of its answer nothing is disclosed.</summary>
    public bool Compares { get; init; }

    /// <summary>True for a query of one of the procedure's rounds; false for one that a round does not wait for.</summary>
    public bool InRound => Verifies is null && !Compares;

    /// <summary>True where the holder answered that it holds nothing about the person.</summary>
    public bool FoundNothing => this is { Status: QueryStatus.Answered, Result.Outcome: "no-data" };

    /// <summary>True where the holder corrected something (Art. 16). A person who completes a task counts nothing: that it is done says so.</summary>
    public bool Corrected =>
        this is { Action: HolderAction.Rectify, Status: QueryStatus.Answered }
        && (this is { Result.Changed: > 0 } || (this is { Result.Outcome: "done" } && AnswerHash?.StartsWith(OfATask, StringComparison.Ordinal) == true));
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

    /// <summary>What the person said of themselves against what the holder knows; empty where the query does not compare.</summary>
    public IReadOnlyList<IdentityMatch> Matches { get; init; } = [];
}

/// <summary>One thing that the person said of themselves, and whether the holder knows the same. The values stay out of it.</summary>
/// <param name="What">Type of the identifier: <c>email</c>, <c>member-number</c>, <c>full-name</c>, <c>birth-date</c> …</param>
/// <param name="Agrees">Null: the holder said nothing of it.</param>
public sealed record IdentityMatch(string What, bool? Agrees);
