namespace RightsRequests.HolderKit;

/// <summary>Keeps the latest answers in memory; they go with the process.</summary>
/// <param name="most">How many are kept; the oldest goes first.</param>
public sealed class RecentAnswers(int most = 1_000) : IAnswerMemory
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, byte[]> answers = [];
    private readonly Queue<string> order = new();

    /// <inheritdoc/>
    public byte[]? Recall(string queryId)
    {
        lock (gate)
        {
            return answers.GetValueOrDefault(queryId);
        }
    }

    /// <inheritdoc/>
    public void Remember(string queryId, byte[] answer, bool disclosesData)
    {
        lock (gate)
        {
            if (answers.TryAdd(queryId, answer))
            {
                order.Enqueue(queryId);
            }

            answers[queryId] = answer;
            while (order.Count > most)
            {
                answers.Remove(order.Dequeue());
            }
        }
    }
}
