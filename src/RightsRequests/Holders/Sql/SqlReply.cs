using RightsRequests.Contracts;

namespace RightsRequests.Holders;

/// <summary>What a database answered, and how it came about.</summary>
/// <param name="Reason">Why not everything, in words for a person; quotes nothing of the data.</param>
/// <param name="Steps">Each query and change: counts and columns only.</param>
public sealed record SqlReply(AnswerOutcome Outcome, string? Reason, IReadOnlyList<AnswerRecord> Records, AnswerActions? Actions, IReadOnlyList<SqlStep> Steps)
{
    internal static SqlReply Failed(string reason, IReadOnlyList<SqlStep>? steps = null) => new(AnswerOutcome.Failed, reason, [], null, steps ?? []);

    internal static SqlReply NoData(IReadOnlyList<SqlStep> steps) => new(AnswerOutcome.NoData, null, [], null, steps);

    /// <summary>The whole, where a part was done before.</summary>
    internal SqlReply After(SqlReply part)
    {
        var (now, then) = (Actions ?? new(), part.Actions ?? new());
        var actions = now with { Changed = now.Changed + then.Changed, Erased = now.Erased + then.Erased };
        return actions is { Changed: 0, Erased: 0 } ? this : this with { Outcome = Outcome == AnswerOutcome.NoData ? AnswerOutcome.Done : Outcome, Actions = actions };
    }
}

/// <summary>One query or change of the file.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Table">The table of a change; null for a query.</param>
/// <param name="Found">Rows found.</param>
/// <param name="Changed">Rows changed, or in a trial: that would be.</param>
/// <param name="Columns">Columns read, or each with what becomes of it.</param>
public sealed record SqlStep(string Name, string? Table, int Found, int Changed, IReadOnlyList<string> Columns);

/// <summary>What was asked cannot be done rightly: nothing is changed, and a person is told.</summary>
/// <param name="reason">In words, without data.</param>
internal sealed class SqlRefusedException(string reason) : Exception(reason);

/// <summary>The database does not let us in: whoever set it up must mend it.</summary>
/// <param name="because">What it said.</param>
internal sealed class SqlClosedException(Exception because) : Exception("A holder's database does not let us in.", because);

/// <summary>The database is away, or busy: what is asked of it waits.</summary>
/// <param name="because">What it met.</param>
internal sealed class SqlAwayException(Exception because) : Exception("A holder's database is away.", because);
