using RightsRequests.Law;

namespace RightsRequests.Diagnosis;

/// <summary>What a check found.</summary>
/// <param name="Subject">What was checked, for example <c>database</c>.</param>
/// <param name="Ok">False: something must be done.</param>
/// <param name="Says">What was found; where it is a fault, with what to do.</param>
public sealed record Finding(string Subject, bool Ok, BilingualText Says)
{
    public static Finding Good(string subject, string fr, string en) => new(subject, true, new(fr, en));

    public static Finding Fault(string subject, string fr, string en) => new(subject, false, new(fr, en));
}
