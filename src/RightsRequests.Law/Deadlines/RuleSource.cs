using NodaTime;

namespace RightsRequests.Law;

/// <summary>Where a rule of the time limits comes from, and from when to when it is the law. Rules change; a case keeps those of its day of receipt.</summary>
/// <param name="Id">The rule, <c>R1</c> to <c>R14</c>; several sources may carry one rule.</param>
/// <param name="Citation">The provision, as a letter or a report cites it.</param>
/// <param name="ValidFrom">First day of application, inclusive.</param>
/// <param name="ValidUntil">Last day of application, inclusive; null while it is in force.</param>
public sealed record RuleSource(string Id, string Citation, LocalDate ValidFrom, LocalDate? ValidUntil = null)
{
    /// <summary>True when the source applies to a request received on that day.</summary>
    public bool InForceOn(LocalDate receivedOn) =>
        ValidFrom <= receivedOn && (ValidUntil is not { } last || receivedOn <= last);
}
