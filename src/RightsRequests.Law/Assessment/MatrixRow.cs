namespace RightsRequests.Law;

/// <summary>One row of the matrix.</summary>
/// <param name="Exercisable">Bases the row lists.</param>
/// <param name="Denied">Bases the row explicitly denies.</param>
public sealed record MatrixRow(IReadOnlySet<LegalBasis> Exercisable, IReadOnlySet<LegalBasis> Denied);
