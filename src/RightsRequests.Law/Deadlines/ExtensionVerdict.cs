using NodaTime;

namespace RightsRequests.Law;

/// <summary>Whether a notice of extension is in time (GDPR Art. 12(3)): one of the four nested outcomes.</summary>
public abstract record ExtensionVerdict
{
    private ExtensionVerdict()
    {
    }

    /// <summary>In time.</summary>
    /// <param name="ExtendedDue">The new last day to answer, inclusive.</param>
    /// <param name="WarnFrom">The un-rolled end of the first month: from this day on, inclusive, the notice leans on the roll to a working day.</param>
    /// <param name="Warn">True when the notice was given on <paramref name="WarnFrom"/> or later.</param>
    public sealed record Accepted(LocalDate ExtendedDue, LocalDate WarnFrom, bool Warn) : ExtensionVerdict;

    /// <summary>Rejected: the notice came after the last day of the first month, rolled.</summary>
    /// <param name="Due">That last day, inclusive.</param>
    public sealed record LateAfterDue(LocalDate Due) : ExtensionVerdict;

    /// <summary>Rejected: one extension only.</summary>
    public sealed record AlreadyExtended : ExtensionVerdict;

    /// <summary>Rejected: this limit knows no extension (health records, minors).</summary>
    public sealed record NoExtensionExists : ExtensionVerdict;
}
