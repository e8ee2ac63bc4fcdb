using NodaTime;

namespace RightsRequests.Retention;

/// <summary>What a run of the retention erases, or would.</summary>
/// <param name="Today">Day by which it was judged, in the establishment's zone.</param>
/// <param name="DryRun">True: nothing was changed.</param>
/// <param name="Requests">Files whose time is over, longest over first.</param>
/// <param name="Swept">What goes by number, under words such as <c>drafts</c>.</param>
public sealed record RetentionReport(LocalDate Today, bool DryRun, IReadOnlyList<RetentionLine> Requests, IReadOnlyDictionary<string, int> Swept)
{
    /// <summary>How many files go.</summary>
    public int Erased => Requests.Count(line => line.KeptBecause is null);
}

/// <summary>A request whose time is over.</summary>
/// <param name="AnsweredOn">Day of the last answer; of the end, where there was none.</param>
/// <param name="LastDay">Last day on which the file was to be kept, inclusive.</param>
/// <param name="KeptBecause">Why it stays: <c>legal-hold</c>, <c>open-related-case</c>, <c>restriction-in-force</c> or <c>directives</c>; null: it goes.</param>
public sealed record RetentionLine(string Reference, LocalDate AnsweredOn, LocalDate LastDay, string? KeptBecause);
