using System.Collections.Concurrent;

namespace RightsRequests.Law;

/// <summary>What the floor finds for one right and one activity: an assessment without the particulars of the activity.</summary>
internal sealed record Finding(Outcome Outcome, Outcome? Proposed, string Ground, BilingualText Reason, bool AlertDpo = false)
{
    // The reasons are a fixed few, and the same for thousands of activities a second: each is set once.
    private static readonly ConcurrentDictionary<(string Ground, string Fr), BilingualText> SetReasons = new();

    /// <summary>The outcome that holds unless a person chooses another.</summary>
    public Outcome Standing => Proposed ?? Outcome;

    public static Finding Granted(string ground, string fr, string en) => new(Outcome.Granted, null, ground, Reasoned(ground, fr, en));

    public static Finding GrantedInPart(string ground, string fr, string en) =>
        new(Outcome.GrantedInPart, null, ground, Reasoned(ground, fr, en));

    public static Finding Refused(string ground, string fr, string en) => new(Outcome.Refused, null, ground, Reasoned(ground, fr, en));

    public static Finding NotApplicable(string ground, string fr, string en) =>
        new(Outcome.NotApplicable, null, ground, Reasoned(ground, fr, en));

    /// <summary>A person decides. The reason speaks for the proposed outcome: another one needs that person's own words.</summary>
    public static Finding NeedsDecision(Outcome proposed, string ground, string fr, string en) =>
        new(Outcome.NeedsDecision, proposed, ground, Reasoned(ground, fr, en));

    // A letter to a lay person says the reason in plain words first and names the article last.
    private static BilingualText Reasoned(string ground, string fr, string en) =>
        SetReasons.TryGetValue((ground, fr), out var set) ? set : SetReasons.GetOrAdd((ground, fr), Set(ground, fr, en));

    private static BilingualText Set(string ground, string fr, string en)
    {
        var citation = Citation.InWords(ground);
        return new(Typography.French($"{fr} ({citation.Fr})."), Typography.English($"{en} ({citation.En})."));
    }
}
