namespace RightsRequests.Law;

/// <summary>The organisation's matrix: which right it lets be exercised on which basis (Article 8 of the policy). It may be more generous than the law, never less.</summary>
/// <param name="Rows">One row per right; a right without a row is silent on every basis.</param>
public sealed record RightsMatrix(IReadOnlyDictionary<Right, MatrixRow> Rows)
{
    /// <summary>True where the row lists the basis and does not deny it as well.</summary>
    public bool Lists(Right right, LegalBasis basis) =>
        Rows.TryGetValue(right, out var row) && row.Exercisable.Contains(basis) && !row.Denied.Contains(basis);

    /// <summary>True where the row explicitly denies the basis.</summary>
    public bool Denies(Right right, LegalBasis basis) => Rows.TryGetValue(right, out var row) && row.Denied.Contains(basis);
}
