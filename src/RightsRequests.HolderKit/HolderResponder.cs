using RightsRequests.Contracts;

namespace RightsRequests.HolderKit;

/// <summary>Answers queries that come by a transport of one's own: the kit's idempotence, retries and checks without its connection.</summary>
public sealed class HolderResponder
{
    private static readonly TimeSpan PauseBetweenTries = TimeSpan.FromMilliseconds(500);

    private readonly string holderId;
    private readonly QueryAnswering answering;
    private readonly Action<HolderEvent> observe;

    /// <summary>Prepares a responder.</summary>
    /// <param name="holderId">The holder's id in <c>holders.yaml</c>.</param>
    /// <param name="holder">The system that answers.</param>
    /// <param name="memory">Keeps answers for queries that come again; null keeps the latest in memory only.</param>
    /// <param name="observe">Told what happens, for a log; must not throw.</param>
    /// <param name="engine">Where answers go that are too large for a message; null: they are failures.</param>
    public HolderResponder(string holderId, IDataHolder holder, IAnswerMemory? memory = null, Action<HolderEvent>? observe = null, HolderEngine? engine = null)
    {
        this.holderId = holderId;
        this.observe = observe ?? (_ => { });
        answering = new QueryAnswering(holderId, holder, memory ?? new RecentAnswers(), this.observe, PauseBetweenTries, engine);
    }

    /// <summary>The answer as it goes over the wire, the same bytes each time; null where the message is not a query of the contract.</summary>
    /// <param name="query">The query as it came.</param>
    /// <param name="cancellationToken">Stops waiting for the holder.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<byte[]?> AnswerAsync(ReadOnlyMemory<byte> query, CancellationToken cancellationToken) =>
        (await AnswerAsync(query, traceparent: null, cancellationToken))?.Body;

    /// <summary>The same, in the trace of its query: what goes back with the answer is a span of the holder's own where somebody listens to <c>RightsRequests.HolderKit</c>, else the context as it came.</summary>
    /// <param name="query">The query as it came.</param>
    /// <param name="traceparent">Its W3C trace context: of <see cref="RightsTrace"/> where it was fetched, the header <c>traceparent</c> where it came to a webhook; null: none.</param>
    /// <param name="cancellationToken">Stops waiting for the holder.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<TracedAnswer?> AnswerAsync(ReadOnlyMemory<byte> query, string? traceparent, CancellationToken cancellationToken)
    {
        using var span = HolderTrace.Answering(holderId, traceparent);
        var (read, unreadable) = QueryReader.Read(query.Span);
        if (read is null)
        {
            observe(new HolderEvent.Unreadable(unreadable!));
            return null;
        }

        var (message, outcome, repeated) = await answering.AnswerAsync(read, cancellationToken);
        observe(new HolderEvent.Answered(read.QueryId, read.Action, outcome, read.Attempt, repeated));
        return new(message, HolderTrace.Context(span, traceparent));
    }
}

/// <summary>An answer, and what it stands in.</summary>
/// <param name="Body">As it goes over the wire.</param>
/// <param name="Traceparent">To be sent with it in the header <c>traceparent</c>; null: none.</param>
public sealed record TracedAnswer(byte[] Body, string? Traceparent);
