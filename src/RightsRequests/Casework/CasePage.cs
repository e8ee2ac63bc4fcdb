using NodaTime;

namespace RightsRequests.Casework;

/// <summary>One page.</summary>
/// <param name="Next">Cursor for <see cref="CaseFilter.After"/>; null on the last page.</param>
public sealed record CasePage(IReadOnlyList<CaseSummary> Cases, string? Next)
{
    /// <summary>Cursor for <see cref="CaseFilter.Before"/>; null on the first page.</summary>
    public string? Previous { get; init; }
}

/// <summary>A case in a list.</summary>
/// <param name="MessageWaiting">True while a message of the subject waits for an answer.</param>
public sealed record CaseSummary(
    Guid Id,
    string Reference,
    string Right,
    string State,
    string Step,
    string Controller,
    LocalDate ReceivedOn,
    LocalDate Due,
    string? Assignee,
    long Version,
    bool MessageWaiting = false)
{
    /// <summary>Word of <see cref="Workflow.Awaited"/>; null: the case goes on by itself, or has ended.</summary>
    public string? WaitingFor { get; init; }

    /// <summary>Ids of the data holders whose answers are awaited.</summary>
    public IReadOnlyList<string> WaitingHolders { get; init; } = [];

    /// <summary>True while a mark as spam waits for its confirmation.</summary>
    public bool Spam { get; init; }
}
