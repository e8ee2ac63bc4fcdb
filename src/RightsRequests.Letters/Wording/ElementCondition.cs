namespace RightsRequests.Letters;

/// <summary>When a letter must hold an element of the law.</summary>
internal enum ElementCondition
{
    Always,

    /// <summary>Anything is refused, in whole or in part.</summary>
    Refused,
    Granted,
    MarketingGranted,

    /// <summary>An access letter to a person of whom nothing is held.</summary>
    NothingHeld,
    Late,
    AfterDeath,
    IndirectAccess,

    /// <summary>Refused as manifestly unfounded or excessive, Art. 12(5).</summary>
    Unfounded,

    /// <summary>Refused because the controller cannot identify the person, Art. 11(2).</summary>
    Unidentifiable,
    Fee,
}
