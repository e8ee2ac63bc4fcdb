using NodaTime;

namespace RightsRequests.Casework;

/// <summary>Which cases to list, and in which order.</summary>
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

    /// <summary>What <see cref="Assignee"/> says where nobody is meant.</summary>
    public const string Nobody = "-";

    /// <summary>Word of <see cref="Workflow.Awaited"/>; null: any.</summary>
    public string? WaitingFor { get; init; }

    /// <summary>Id of a data holder whose answer is awaited; null: any.</summary>
    public string? Holder { get; init; }

    public string? Controller { get; init; }

    /// <summary>The earliest last day, inclusive; null: any.</summary>
    public LocalDate? DueFrom { get; init; }

    /// <summary>Only cases that the figures count, by their time limit; null: samples too.</summary>
    public CountedLimit? Counted { get; init; }

    /// <summary>True: only what is marked as spam; false: none of it; null: both.</summary>
    public bool? Spam { get; init; }

    public CaseSort Sort { get; init; }

    /// <summary>True for the last ones first.</summary>
    public bool Descending { get; init; }

    /// <summary>Cursor of the page after: the page before it. Null: not backwards.</summary>
    public string? Before { get; init; }

    /// <summary>True for a day that a list can be asked by: PostgreSQL has none of far before our era, and takes the last of the calendar for no end.</summary>
    public static bool HasDay(LocalDate day) => day.Year is >= 1900 and <= 9998;

    /// <summary>True for a cursor that a page in this order may have given.</summary>
    public bool Follows(string cursor) => CaseCursor.Read(cursor, Sort) is not null;
}
