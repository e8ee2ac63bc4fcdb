namespace RightsRequests.Holders.Checks;

/// <summary>How a holder did in one check.</summary>
/// <param name="Name">What was tried.</param>
/// <param name="Fault">What is wrong, by fields and counts and never by content; null where it passed or was not tried.</param>
/// <param name="NotTried">Why it was not tried; null where it was.</param>
public sealed record CheckResult(string Name, string? Fault, string? NotTried = null)
{
    /// <summary>True where it was tried and nothing was wrong.</summary>
    public bool Passed => Fault is null && NotTried is null;
}
