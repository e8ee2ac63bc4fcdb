namespace RightsRequests.Contracts;

/// <summary>The sizes that an answer must keep to; all are inclusive. What is larger goes through <see cref="AnswerContent"/>.</summary>
public static class RightsLimits
{
    /// <summary>The longest answer message, in bytes of UTF-8.</summary>
    public const int AnswerBytes = 4 * 1024 * 1024;

    /// <summary>The longest uploaded content, in bytes.</summary>
    public const long ContentBytes = 1024L * 1024 * 1024;

    /// <summary>The most records in one answer.</summary>
    public const int Records = 20_000;

    /// <summary>The most identifiers in one answer.</summary>
    public const int Identifiers = 20;

    /// <summary>The most recipients in one answer.</summary>
    public const int Recipients = 1_000;

    /// <summary>The longest identifier (query, holder, activity, category), in UTF-16 code units.</summary>
    public const int IdentifierLength = 120;

    /// <summary>The longest label, recipient's name, ground or address, in UTF-16 code units.</summary>
    public const int LabelLength = 500;

    /// <summary>The longest reason, in UTF-16 code units.</summary>
    public const int ReasonLength = 4_000;

    /// <summary>The deepest nesting of the JSON.</summary>
    public const int Depth = 32;
}
