namespace RightsRequests.Storage;

/// <summary>The text of a procedure that a case began with.</summary>
public sealed class ProcedureTextRow
{
    public required string Hash { get; set; }
    public required string Right { get; set; }
    public required string Text { get; set; }
}
