using NodaTime;

namespace RightsRequests.Casework;

/// <summary>Which cases to list, earliest due first.</summary>
/// <param name="DueBefore">Exclusive.</param>
/// <param name="Query">A reference, or an exact e-mail, identifier or words of a name; found through keyed hashes.</param>
/// <param name="After">Cursor of the page before.</param>
/// <param name="Limit">1 to 200.</param>
public sealed record CaseFilter(
    string? State = null,
    string? Right = null,
    LocalDate? DueBefore = null,
    string? Assignee = null,
    string? Query = null,
    string? After = null,
    int Limit = 50)
{
    /// <summary>The most cases in one page.</summary>
    public const int LargestLimit = 200;
}

/// <summary>One page.</summary>
/// <param name="Next">Cursor for <see cref="CaseFilter.After"/>; null on the last page.</param>
public sealed record CasePage(IReadOnlyList<CaseSummary> Cases, string? Next);

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
    bool MessageWaiting = false);
