using RightsRequests.Letters;

namespace RightsRequests.Benchmarks.Letters;

/// <summary>How letters are signed, and who gives the time.</summary>
internal sealed record SignatureLevel(string Name, LetterSigner Signer, ITimeAuthority? Authority);
