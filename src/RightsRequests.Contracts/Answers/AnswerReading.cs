namespace RightsRequests.Contracts;

/// <summary>What came of reading an answer message: <see cref="Valid"/> or <see cref="Invalid"/>.</summary>
public abstract record AnswerReading
{
    private AnswerReading()
    {
    }

    /// <summary>The message follows the contract. Whether it fits the query is for the engine to check.</summary>
    /// <param name="Answer">The answer.</param>
    public sealed record Valid(RightsAnswer Answer) : AnswerReading;

    /// <summary>The message does not follow the contract.</summary>
    /// <param name="Reason">The first fault, in English, by the names of fields and never by their content, so that it can be logged.</param>
    public sealed record Invalid(string Reason) : AnswerReading
    {
        /// <summary>The query that it names all the same; null where that cannot be read.</summary>
        public string? QueryId { get; init; }
    }
}
