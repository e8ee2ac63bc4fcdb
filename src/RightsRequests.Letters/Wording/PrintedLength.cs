namespace RightsRequests.Letters;

/// <summary>Keeps every text of a letter to what a person can read on paper, so that one huge field can neither stop a letter nor fill a book. The whole stays in the data file.</summary>
internal static class PrintedLength
{
    /// <summary>About four pages of text, and more than a form of the case takes; in UTF-16 characters.</summary>
    public const int Longest = 20_000;

    /// <summary>About one page of a column of the annex; in UTF-16 characters.</summary>
    public const int LongestValue = 6_000;

    public static DataLine Of(DataLine line)
    {
        var printed = Cut(line.Value, LongestValue);
        return line with { Value = printed, NotPrinted = line.Value.Length - printed.Length };
    }

    public static string Of(string text)
    {
        var printed = Cut(text, Longest);
        return printed.Length == text.Length ? text : printed + " […]";
    }

    // Never between the two halves of one character.
    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
