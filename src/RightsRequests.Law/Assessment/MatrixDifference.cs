namespace RightsRequests.Law;

/// <summary>A place where the organisation's matrix and the law's floor differ.</summary>
/// <param name="Right">The row.</param>
/// <param name="Basis">The basis.</param>
/// <param name="Fault">True where the row explicitly denies what the law grants (no start); false where the row is only silent (warning, the floor decides).</param>
/// <param name="Article">The article of the floor.</param>
public sealed record MatrixDifference(Right Right, LegalBasis Basis, bool Fault, string Article);
