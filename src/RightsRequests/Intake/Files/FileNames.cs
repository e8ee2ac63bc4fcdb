namespace RightsRequests.Intake;

/// <summary>Names of files as others called them: no folder, no control or direction character, no endless length.</summary>
public static class FileNames
{
    public static string Safe(string? name)
    {
        var last = (name ?? "").Replace('\\', '/').Split('/')[^1];
        var kept = new string([.. last.Where(one => char.IsLetterOrDigit(one) || one is ' ' or '.' or '-' or '_' or '(' or ')' or '\'' or '’')]).Trim(' ', '.');
        return kept switch
        {
            "" => "fichier",
            { Length: > EntryValidation.LongestName } => kept[^EntryValidation.LongestName..],
            _ => kept,
        };
    }
}
