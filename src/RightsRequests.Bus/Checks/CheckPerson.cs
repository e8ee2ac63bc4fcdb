using RightsRequests.Contracts;

namespace RightsRequests.Bus.Checks;

/// <summary>A test person that the holder knows: as <c>GET /dev/people</c> lists one.</summary>
/// <param name="FullName">The name.</param>
/// <param name="BirthDate">The birthday.</param>
/// <param name="Identifiers">The identifiers.</param>
/// <param name="Activities">The processing activities in which the person appears.</param>
public sealed record CheckPerson(string FullName, DateOnly? BirthDate, IReadOnlyList<SubjectIdentifier> Identifiers, IReadOnlyList<string> Activities);
