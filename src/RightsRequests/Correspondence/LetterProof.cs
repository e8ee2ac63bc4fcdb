using RightsRequests.Letters;
using RightsRequests.Storage;

namespace RightsRequests.Correspondence;

/// <summary>The code printed on a letter: bound to what it says, and made by nobody else.</summary>
internal static class LetterProof
{
    // 128 bits: nobody guesses one, and the square stays small.
    private const int Length = 16;
    private const string Use = "letter-proof";

    public static byte[] Of(KeyedHash hash, Guid letterId, LetterData data) =>
        hash.Of(Use, $"{letterId:N}/{Convert.ToHexStringLower(data.Digest())}")[..Length];
}
