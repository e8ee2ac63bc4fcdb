namespace RightsRequests.Worklist;

/// <summary>A filter kept under a name.</summary>
/// <param name="Own">True for the one who saved it: they alone rename, share or delete it.</param>
/// <param name="Default">True where the reader's worklist opens with it.</param>
/// <param name="Query">What the page's address would say, by name.</param>
public sealed record SavedFilter(Guid Id, string Name, string Owner, bool Own, bool Shared, bool Default, IReadOnlyDictionary<string, string> Query);

/// <summary>What is encrypted of it.</summary>
internal sealed record SavedFilterContent(string Name, IReadOnlyDictionary<string, string> Query);
