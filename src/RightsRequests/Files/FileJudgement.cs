using RightsRequests.Law;

namespace RightsRequests.Files;

/// <summary>What a file that somebody sent turned out to be.</summary>
public abstract record FileJudgement;

/// <summary>A file of a kind that is taken.</summary>
/// <param name="ContentType">As its content shows; the name and type that the sender gave do not count.</param>
/// <param name="Content">What is kept: of a picture, without place, device, comments and whatever stood behind its end.</param>
public sealed record FileTaken(string ContentType, byte[] Content) : FileJudgement;

/// <summary>Not taken.</summary>
/// <param name="Why">What is wrong and what would be right.</param>
public sealed record FileRefused(BilingualText Why) : FileJudgement;
