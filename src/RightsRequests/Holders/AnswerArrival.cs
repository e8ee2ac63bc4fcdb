namespace RightsRequests.Holders;

/// <summary>What came of an answer that arrived; whatever it was, it is stored.</summary>
public abstract record AnswerArrival;

/// <summary>It stands, now or since it came before.</summary>
public sealed record AnswerAccepted : AnswerArrival;

/// <summary>It does not follow the contract, or does not fit the query: kept as an incident.</summary>
/// <param name="Reason">Quotes nothing of the message.</param>
public sealed record AnswerRefused(string Reason) : AnswerArrival;

/// <summary>It contradicts what was accepted, or comes too late: kept, and a person decides.</summary>
/// <param name="Reason">Quotes nothing of the message.</param>
public sealed record AnswerContradicts(string Reason) : AnswerArrival;
