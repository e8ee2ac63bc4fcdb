namespace RightsRequests.Letters;

/// <summary>How long a signature can be proven: the baseline levels of EN 319 142-1, clause 6.</summary>
public enum SigningLevel
{
    /// <summary>B-B: the signature alone; its time is only claimed.</summary>
    Basic,

    /// <summary>B-T: with the timestamp of an authority.</summary>
    Timestamped,

    /// <summary>B-LT: with all certificates and the proof that none was revoked.</summary>
    LongTerm,

    /// <summary>B-LTA: with a timestamp over all of that, to be renewed before its certificate ends.</summary>
    Archived,
}
