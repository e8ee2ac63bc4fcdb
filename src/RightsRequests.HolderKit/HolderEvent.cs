using RightsRequests.Contracts;

namespace RightsRequests.HolderKit;

/// <summary>What the kit reports on, for the host's log. It never carries personal data.</summary>
public abstract record HolderEvent
{
    private HolderEvent()
    {
    }

    /// <summary>Queries are received from now on.</summary>
    public sealed record Connected : HolderEvent;

    /// <summary>No connection, or no queue yet; the next try follows.</summary>
    /// <param name="Reason">The kind of trouble.</param>
    /// <param name="Delay">How long until the next try.</param>
    public sealed record Waiting(string Reason, TimeSpan Delay) : HolderEvent;

    /// <summary>An answer reached the broker.</summary>
    /// <param name="QueryId">The query.</param>
    /// <param name="Action">What was asked.</param>
    /// <param name="Outcome">What was answered.</param>
    /// <param name="Attempt">The attempt that the query carried.</param>
    /// <param name="Repeated">True where an earlier answer was sent again.</param>
    public sealed record Answered(string QueryId, HolderAction Action, AnswerOutcome Outcome, int Attempt, bool Repeated) : HolderEvent;

    /// <summary>A message that is no query of this contract was dropped.</summary>
    /// <param name="Reason">What is wrong, by fields and never by content.</param>
    public sealed record Unreadable(string Reason) : HolderEvent;

    /// <summary>The holder's own code failed.</summary>
    /// <param name="QueryId">The query.</param>
    /// <param name="Fault">The exception's type; its text could quote a person's data.</param>
    public sealed record Faulted(string QueryId, string Fault) : HolderEvent;
}
