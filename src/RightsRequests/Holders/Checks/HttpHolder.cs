namespace RightsRequests.Holders.Checks;

/// <summary>A holder that fetches its queries: it is set to fetch from the check instead of the engine.</summary>
/// <param name="door">What it fetches from.</param>
public sealed class HttpHolder(CheckDoor door) : ICheckedHolder
{
    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Func<byte[], CancellationToken, Task<string?>> Try)> Own => [];

    /// <inheritdoc/>
    public Action? Break => door.BreakOff;

    /// <inheritdoc/>
    public Task SendAsync(byte[] body, string? queryId, CancellationToken cancel)
    {
        door.Offer(body, queryId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<CheckAnswer?> AnswerAsync(string queryId, TimeSpan patience, CancellationToken cancel) => door.Answers.NextAsync(queryId, patience, cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
