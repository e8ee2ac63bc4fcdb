namespace RightsRequests.Letters;

/// <summary>The standard's words.</summary>
public static class SigningLevelWords
{
    private static readonly string[] Words = ["B-B", "B-T", "B-LT", "B-LTA"];

    public static string Word(this SigningLevel level) => Words[(int)level];

    /// <summary>Null when it is none of <c>B-B B-T B-LT B-LTA</c>.</summary>
    public static SigningLevel? Read(string word) =>
        Array.IndexOf(Words, word) is var index and >= 0 ? (SigningLevel)index : null;
}
