namespace RightsRequests.Delivery;

/// <summary>What came of asking for a document.</summary>
public abstract record DocumentOutcome;

public sealed record DocumentFound(byte[] Content, string ContentType, string Name) : DocumentOutcome;

/// <summary>No such document, or no right to know of it: nobody can tell which.</summary>
public sealed record DocumentNotFound : DocumentOutcome;

/// <summary>It cannot be made now, since what signs it is away; it can in a while.</summary>
public sealed record DocumentWaits : DocumentOutcome;

/// <summary>The document discloses personal data: a session's token is needed.</summary>
public sealed record SessionNeeded : DocumentOutcome;
