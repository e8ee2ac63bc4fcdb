namespace RightsRequests.Correspondence;

/// <summary>A case as a digest's wording has it.</summary>
/// <param name="Right">In words.</param>
/// <param name="Days">Until the last day to answer; 0 on it, below 0 after it.</param>
/// <param name="Link">To the case's page.</param>
internal sealed record DigestLine(string Reference, string Right, int Days, string Link);
