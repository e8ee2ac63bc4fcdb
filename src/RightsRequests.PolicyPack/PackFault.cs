namespace RightsRequests.PolicyPack;

/// <summary>Something wrong in a file of the policy pack.</summary>
/// <param name="File">File name within the pack.</param>
/// <param name="Line">From 1; 0 for the whole file.</param>
/// <param name="Warning">True where the pack may still be used.</param>
public sealed record PackFault(string File, int Line, string Message, bool Warning = false)
{
    /// <summary>The same in French; null where another tool says it, such as the typesetter.</summary>
    public string? French => PackFrench.Of(Message);

    public override string ToString() => $"{File}:{Line}: {(Warning ? "warning" : "fault")}: {Message}";
}
