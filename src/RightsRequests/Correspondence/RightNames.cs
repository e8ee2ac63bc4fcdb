using RightsRequests.PolicyPack;

namespace RightsRequests.Correspondence;

/// <summary>The rights as mails to staff name them, amid a sentence.</summary>
internal static class RightNames
{
    public static string Of(string right, string language) =>
        ProcedureWords.Rights.TryGetValue(right, out var name) && name.In(language) is var said ? char.ToLowerInvariant(said[0]) + said[1..] : right;
}
