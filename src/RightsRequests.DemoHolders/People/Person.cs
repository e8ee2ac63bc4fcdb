using RightsRequests.Contracts;

namespace RightsRequests.DemoHolders;

/// <summary>A made-up person, as <c>people.json</c> lists it. Nobody in that list exists.</summary>
internal sealed record Person(
    string FullName,
    DateOnly BirthDate,
    string Email,
    IReadOnlyList<string> Relations,
    IReadOnlyList<SubjectIdentifier> Identifiers,
    IReadOnlyList<string> Activities);
