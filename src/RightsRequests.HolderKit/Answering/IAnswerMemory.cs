namespace RightsRequests.HolderKit;

/// <summary>Keeps what was answered, so that a query that comes again gets the same answer once more.</summary>
public interface IAnswerMemory
{
    /// <summary>The answer of this query as it was sent, or null.</summary>
    /// <param name="queryId">The query.</param>
    byte[]? Recall(string queryId);

    /// <summary>Keeps an answer before it is sent.</summary>
    /// <param name="queryId">The query.</param>
    /// <param name="answer">The message's bytes.</param>
    /// <param name="disclosesData">True where the answer holds personal data; a durable memory must not keep it.</param>
    void Remember(string queryId, byte[] answer, bool disclosesData);
}
