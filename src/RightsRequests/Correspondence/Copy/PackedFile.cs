namespace RightsRequests.Correspondence;

/// <summary>A document that a person who holds data added to their answer, as it goes into the package.</summary>
/// <param name="Name">Safe, and no other one's in the package.</param>
internal sealed record PackedFile(string Name, byte[] Content);
