namespace RightsRequests.Worklist;

/// <summary>What may be done to many cases at once: nothing that decides on a person's right. The words are the contract's actions.</summary>
public enum BulkAction
{
    Assign,

    /// <summary>Acknowledges messages of data subjects: read, no answer needed. Acknowledgements of receipt leave by themselves.</summary>
    MarkMessagesRead,

    /// <summary>With one reason, which every letter repeats (GDPR Art. 12(3)).</summary>
    Extend,

    /// <summary>Sets aside; another person confirms it case by case.</summary>
    MarkSpam,
}

/// <summary>What came of it for one case.</summary>
public enum BulkResult
{
    Done,

    /// <summary>The role or four-eyes forbids it.</summary>
    Forbidden,

    /// <summary>The case does not allow it now.</summary>
    NotAllowed,

    /// <summary>A field is missing or wrong.</summary>
    Invalid,

    /// <summary>There is no such case any more.</summary>
    Unknown,
}

/// <summary>One action on many cases, and what came of it.</summary>
public sealed record BulkReport(Guid Id, BulkAction Action, string By, NodaTime.Instant At, IReadOnlyList<BulkLine> Lines);

/// <param name="Result">Null: not treated yet; sending the form again goes on.</param>
/// <param name="Why">In the words of the case machine; null where it was done.</param>
public sealed record BulkLine(Guid CaseId, string Reference, string Right, BulkResult? Result, string? Why);
