namespace RightsRequests.Letters;

/// <summary>When a letter must hold an element of the law.</summary>
internal enum ElementCondition
{
    Always,

    /// <summary>Anything is refused, in whole or in part.</summary>
    Refused,
    Granted,
    MarketingGranted,

    /// <summary>Data are handed over with the answer.</summary>
    HandedOver,

    /// <summary>An access letter to a person of whom nothing is held.</summary>
    NothingHeld,
    Late,
    Heir,

    /// <summary>The person whom the deceased named in directives (loi 78-17 Art. 85).</summary>
    NamedInDirectives,

    /// <summary>A living person who recorded directives with the request.</summary>
    DirectivesRecorded,
    IndirectAccess,

    /// <summary>Refused as manifestly unfounded or excessive, Art. 12(5).</summary>
    Unfounded,

    /// <summary>Refused because the controller cannot identify the person, Art. 11(2).</summary>
    Unidentifiable,
    Fee,

    /// <summary>A question about what is asked for, not about a fee.</summary>
    Question,

    /// <summary>A notice of Art. 19, not a request passed on to its controller.</summary>
    Recipient,

    /// <summary>A request passed on to the controller for whom we are only the processor, Art. 28(3)(e).</summary>
    Forwarded,
}
