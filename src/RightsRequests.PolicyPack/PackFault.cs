namespace RightsRequests.PolicyPack;

/// <summary>Something wrong in a file of the policy pack.</summary>
/// <param name="File">File name within the pack.</param>
/// <param name="Line">From 1; 0 for the whole file.</param>
/// <param name="Warning">True where the pack may still be used.</param>
public sealed record PackFault(string File, int Line, string Message, bool Warning = false)
{
    /// <summary>The same in French; null for what stops the start, which is said in the language of the files' keys alone.</summary>
    public string? French { get; init; }

    public override string ToString() => $"{File}:{Line}: {(Warning ? "warning" : "fault")}: {Message}";
}
