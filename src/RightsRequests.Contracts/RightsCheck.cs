using System.Security.Cryptography;

namespace RightsRequests.Contracts;

/// <summary>Queries that only try a holder out. Holders see ordinary ids; the engine knows them by their beginning and passes
/// over the answers, so that trying a holder out touches no case.</summary>
public static class RightsCheck
{
    // A UUID of version 8, which the engine gives to nothing else.
    private const string Beginning = "c4ec4c4e-c4ec-8c4e-8";

    /// <summary>The id of a new query of a check.</summary>
    public static string NewQueryId()
    {
        var random = RandomNumberGenerator.GetHexString(15, lowercase: true);
        return $"{Beginning}{random[..3]}-{random[3..]}";
    }

    /// <summary>True where the id is one of a check.</summary>
    /// <param name="queryId">Of an answer.</param>
    public static bool IsOne(string? queryId) =>
        Guid.TryParse(queryId, out var id) && id.ToString("D").StartsWith(Beginning, StringComparison.Ordinal);
}
