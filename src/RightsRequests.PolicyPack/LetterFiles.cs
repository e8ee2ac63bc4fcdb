using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Every letter that a procedure may send has its wording in both languages.</summary>
internal static class LetterFiles
{
    private static readonly string[] Languages = ["fr", "en"];

    public static void Check(string directory, List<PackFault> faults)
    {
        // A pack under review may come without its letters.
        if (!Directory.Exists(Path.Combine(directory, "letters")))
        {
            return;
        }

        foreach (var name in Names().Where(name => !File.Exists(Path.Combine(directory, name))))
        {
            faults.Add(new PackFault(name, 0, "The letter's wording is missing."));
        }
    }

    private static IEnumerable<string> Names() =>
        Languages
            .SelectMany(language => Letters().Select(letter => $"letters/{language}/{letter}.typ"))
            .Prepend("letters/letterhead.typ");

    // The response is worded apart for each right.
    private static IEnumerable<string> Letters() =>
        Enum.GetValues<LetterKind>().SelectMany<LetterKind, string>(kind => kind == LetterKind.Response
            ? Enum.GetValues<Right>().Select(right => $"{kind.Word()}-{right.Word()}")
            : [kind.Word()]);
}
