namespace RightsRequests.Letters;

/// <summary>Something wrong in the wording of the letters.</summary>
/// <param name="File">Below the wording root, for example <c>fr/refusal.typ</c>.</param>
/// <param name="Line">Counted from 1; where a sentence is lost, the line that keeps most of it, else the one where the letter begins; null where the file itself is missing.</param>
public sealed record WordingFault(string File, int? Line, string Message);
