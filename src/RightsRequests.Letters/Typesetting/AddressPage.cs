namespace RightsRequests.Letters;

/// <summary>The page that goes before a posted letter, for the window of its envelope.</summary>
/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
/// <param name="Title">Title of the document.</param>
/// <param name="Sender">Who sends it, line by line.</param>
/// <param name="Lines">To whom; at most seven lines are seen in the window.</param>
/// <param name="Note">For whoever folds it: reference and number of sheets.</param>
public sealed record AddressPage(string Language, string Title, IReadOnlyList<string> Sender, IReadOnlyList<string> Lines, string Note);
