using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace RightsRequests.HolderKit;

/// <summary>Connects a holder to the engine's broker: receives its queries, one after another, and sends its answers.</summary>
/// <remarks>A query is acknowledged only after the broker has confirmed its answer. The queue belongs to the engine: until it
/// exists the client waits, and whenever the connection breaks it comes back by itself.</remarks>
public sealed class HolderClient
{
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    private readonly HolderConnection connection;
    private readonly QueryAnswering answering;
    private readonly Action<HolderEvent> observe;

    /// <summary>Prepares a client; <see cref="RunAsync"/> connects.</summary>
    /// <param name="connection">Where the broker is and who connects.</param>
    /// <param name="holder">The system that answers.</param>
    /// <param name="memory">Keeps answers for queries that come again; null keeps the latest in memory only.</param>
    /// <param name="observe">Told what happens, for a log; must not throw.</param>
    /// <param name="engine">Where answers go that are too large for a message; null: they are failures.</param>
    public HolderClient(HolderConnection connection, IDataHolder holder, IAnswerMemory? memory = null, Action<HolderEvent>? observe = null, HolderEngine? engine = null)
    {
        this.connection = connection;
        this.observe = observe ?? (_ => { });
        answering = new QueryAnswering(connection.Holder, holder, memory ?? new RecentAnswers(), this.observe, ShortestDelay, engine);
    }

    /// <summary>Runs until it is cancelled; then the query at hand is finished or left for the next start.</summary>
    /// <param name="cancellationToken">Stops the client; the task then completes without an exception.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var delay = ShortestDelay;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var session = await HolderSession.OpenAsync(connection, answering, observe, cancellationToken);
                delay = ShortestDelay;
                observe(new HolderEvent.Connected());
                await session.Ended.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (IsOfTheBroker(fault))
            {
                observe(new HolderEvent.Waiting(ReasonOf(fault), delay));
            }

            await PauseAsync(delay, cancellationToken);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    // The broker's own words name queues and accounts, never a person.
    private static string ReasonOf(Exception fault) =>
        fault is OperationInterruptedException { ShutdownReason: { } reason } ? reason.ReplyText : fault.GetType().Name;

    private static bool IsOfTheBroker(Exception fault) =>
        fault is RabbitMQClientException or IOException or TimeoutException or OperationCanceledException or System.Net.Sockets.SocketException;

    private static async Task PauseAsync(TimeSpan delay, CancellationToken cancellationToken) =>
        await Task.Delay(delay * (0.75 + (Random.Shared.NextDouble() / 2)), cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
