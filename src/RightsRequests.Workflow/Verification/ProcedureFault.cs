namespace RightsRequests.Workflow;

/// <summary>A fault of a procedure, with the shortest way to it.</summary>
/// <param name="Line">Line in the file, from 1; 0 for the whole file.</param>
/// <param name="Message">What is wrong and what would be right.</param>
/// <param name="Way">The steps from the beginning to the fault, shortest first found.</param>
public sealed record ProcedureFault(int Line, string Message, IReadOnlyList<string> Way)
{
    public override string ToString() => Way.Count == 0 ? Message : $"{Message} Shortest way: {string.Join(" → ", Way)}.";
}
