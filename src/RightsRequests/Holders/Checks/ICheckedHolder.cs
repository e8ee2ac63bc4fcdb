namespace RightsRequests.Holders.Checks;

/// <summary>A holder as a check reaches it, by whatever transport.</summary>
public interface ICheckedHolder : IAsyncDisposable
{
    /// <summary>What only this transport has to be tried for: a name, and what says what is wrong.</summary>
    IReadOnlyList<(string Name, Func<byte[], CancellationToken, Task<string?>> Try)> Own { get; }

    /// <summary>Breaks the connection off; null where this side cannot.</summary>
    Action? Break { get; }

    /// <summary>Brings a message to the holder.</summary>
    /// <param name="body">A query, or something broken.</param>
    /// <param name="queryId">The query's id; null where it is something broken that nobody answers.</param>
    /// <param name="cancel">Cancels.</param>
    Task SendAsync(byte[] body, string? queryId, CancellationToken cancel);

    /// <summary>The next answer to this query; null when none came in time.</summary>
    /// <param name="queryId">The query.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancel">Cancels.</param>
    Task<CheckAnswer?> AnswerAsync(string queryId, TimeSpan patience, CancellationToken cancel);
}

/// <summary>An answer as it came.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="Fault">What is wrong with how it came, by kind and never by content; null where nothing is.</param>
public sealed record CheckAnswer(byte[] Body, string? Fault = null);
