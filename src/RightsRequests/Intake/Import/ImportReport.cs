namespace RightsRequests.Intake;

/// <summary>What came of a file of requests.</summary>
/// <param name="DryRun">True: nothing was stored.</param>
/// <param name="Wrong">Why the file as a whole cannot be read, in French and English; null where it was read.</param>
/// <param name="Lines">One for each line, in their order.</param>
public sealed record ImportReport(bool DryRun, string? Wrong, IReadOnlyList<ImportedLine> Lines)
{
    /// <summary>True where every line was, or would be, taken in.</summary>
    public bool AllWell => Wrong is null && Lines.All(line => line.Outcome != ImportedLine.WrongLine);

    public int Count(string outcome) => Lines.Count(line => line.Outcome == outcome);
}

/// <summary>What came of one line.</summary>
/// <param name="Line">Number of the line in the file on which it begins, from 1, the headings being line 1.</param>
/// <param name="Outcome"><c>created</c>, <c>ready</c> (dry run), <c>already</c> or <c>wrong</c>.</param>
/// <param name="Reference">Of the request; null where there is none.</param>
/// <param name="Errors">What is wrong, in French and English, by column.</param>
public sealed record ImportedLine(int Line, string Outcome, string? Reference, IReadOnlyDictionary<string, string> Errors)
{
    public const string Created = "created";
    public const string Ready = "ready";
    public const string Already = "already";
    public const string WrongLine = "wrong";
}
