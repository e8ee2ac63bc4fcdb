using NodaTime;

namespace RightsRequests.Correspondence;

/// <summary>A signed letter that waits to be posted.</summary>
/// <param name="Kind">Word of the letter's kind.</param>
/// <param name="Addressee">Name and lines of the address; empty where none is known.</param>
/// <param name="Due">Last day to answer, inclusive.</param>
/// <param name="PrintedAt">When it was last put into a batch; null: never.</param>
public sealed record WaitingLetter(Guid LetterId, Guid CaseId, string Reference, string Kind, IReadOnlyList<string> Addressee, Instant WaitingSince, LocalDate Due, Instant? PrintedAt, string? PrintedBy);

/// <summary>A letter that was posted, as <c>record-return</c> needs it.</summary>
/// <param name="ReturnedOn">Null: it did not come back.</param>
/// <param name="ToThePerson">False for one to a recipient, whose address the policy pack has.</param>
public sealed record PostedLetter(Guid LetterId, Guid CaseId, string Reference, string Kind, IReadOnlyList<string> Addressee, LocalDate? SentOn, LocalDate? ReturnedOn, bool ToThePerson);

/// <summary>What came of one letter of several.</summary>
/// <param name="Wrong">Why not; null where it was done.</param>
public sealed record PostingResult(Guid LetterId, string Reference, string? Wrong);
