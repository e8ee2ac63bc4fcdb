using RightsRequests.Contracts;

namespace RightsRequests.DemoHolders;

/// <summary>A made-up person, as <c>people.json</c> lists it. Nobody in that list exists.</summary>
internal sealed record Person(
    string FullName,
    DateOnly BirthDate,
    string Email,
    IReadOnlyList<string> Relations,
    IReadOnlyList<SubjectIdentifier> Identifiers,
    IReadOnlyList<string> Activities)
{
    /// <summary>Each holder has at least so many records of this person; null: one for each field. For trying large answers.</summary>
    public int? AtLeast { get; init; }

    /// <summary>What <c>holder check</c> reads of it.</summary>
    public bool? Large => AtLeast is null ? null : true;
}
