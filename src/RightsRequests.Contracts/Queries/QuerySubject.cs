using System.ComponentModel.DataAnnotations;

namespace RightsRequests.Contracts;

/// <summary>The data subject as the engine knows the person. A holder that cannot tell two persons apart by it
/// answers <see cref="AnswerOutcome.Failed"/> with the reason, never with another person's data.</summary>
/// <param name="FullName">As given in the request.</param>
/// <param name="BirthDate">Where known.</param>
/// <param name="Identifiers">Numbers and addresses, each with its type.</param>
public sealed record QuerySubject(
    string FullName,
    DateOnly? BirthDate = null,
    IReadOnlyList<SubjectIdentifier>? Identifiers = null)
{
    /// <summary>Numbers and addresses, each with its type; empty where none is known.</summary>
    [Required]
    public IReadOnlyList<SubjectIdentifier> Identifiers { get; init; } = Identifiers ?? [];
}
