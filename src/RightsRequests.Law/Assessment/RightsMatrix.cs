namespace RightsRequests.Law;

/// <summary>The organisation's matrix: which right it lets be exercised on which basis (Article 8 of the policy). It may be more generous than the law, never less.</summary>
/// <param name="Rows">One row per right.</param>
public sealed record RightsMatrix(IReadOnlyDictionary<Right, MatrixRow> Rows);

/// <summary>One row of the matrix.</summary>
/// <param name="Exercisable">Bases the row lists.</param>
/// <param name="Denied">Bases the row explicitly denies.</param>
public sealed record MatrixRow(IReadOnlySet<LegalBasis> Exercisable, IReadOnlySet<LegalBasis> Denied);

/// <summary>A place where the organisation's matrix and the law's floor differ.</summary>
/// <param name="Right">The row.</param>
/// <param name="Basis">The basis.</param>
/// <param name="Fault">True where the row explicitly denies what the law grants (no start); false where the row is only silent (warning, the floor decides).</param>
/// <param name="Article">The article of the floor.</param>
public sealed record MatrixDifference(Right Right, LegalBasis Basis, bool Fault, string Article);
