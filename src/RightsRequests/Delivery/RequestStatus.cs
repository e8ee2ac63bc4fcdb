using NodaTime;

namespace RightsRequests.Delivery;

/// <summary>A request as its subject sees it; words are the contract's.</summary>
/// <param name="State"><c>open</c> while any case is; then <c>closed</c>, or <c>withdrawn</c> when all were.</param>
/// <param name="Documents">Signed letters to the subject and data packages, oldest first.</param>
public sealed record RequestStatus(
    string Reference,
    string State,
    Instant ReceivedAt,
    string Language,
    IReadOnlyList<CaseStatusLine> Cases,
    IReadOnlyList<TimelineLine> Timeline,
    IReadOnlyList<DocumentLine> Documents);

/// <param name="Due">Last day to answer, inclusive.</param>
public sealed record CaseStatusLine(Guid Id, string Right, string State, string Step, LocalDate Due);

/// <param name="What">Word, for example <c>letter-sent</c>.</param>
public sealed record TimelineLine(Instant At, string What, Guid CaseId, string Right);

/// <param name="Kind">Letter kind, or <c>data-package</c>.</param>
/// <param name="Discloses">True: opens with a session's token only.</param>
/// <param name="Volume">Number of the volume, from 1; null for letters.</param>
public sealed record DocumentLine(Guid Id, string Kind, Guid CaseId, string Right, string ContentType, Instant? SentAt, bool Discloses, int? Volume = null);
