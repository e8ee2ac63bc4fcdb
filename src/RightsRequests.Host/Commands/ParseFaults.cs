using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using RightsRequests.Host.Composition;

namespace RightsRequests.Host.Commands;

/// <summary>What is wrong with a command line, in both languages: the library that reads it says it in one.</summary>
internal static partial class ParseFaults
{
    private static readonly IReadOnlyList<(Regex Fault, string Said)> Known =
    [
        (Unknown(), "commande ou argument inconnu / unknown command or argument: $1"),
        (NoOption(), $"$1 {SettingWords.Missing}"),
        (NoArgument(), $"$1 {SettingWords.Missing}"),
        (NoValue(), $"$1 : sa valeur {SettingWords.Missing}"),
        (Twice(), "$1 : une seule fois / only once"),
        (NoCommand(), $"la commande {SettingWords.Missing}"),
        (OtherWord(), $"$1 : {SettingWords.UnknownValue}:$2"),
        (OtherKind(), $"$2 : '$1' n'est pas une telle valeur / is no such value"),
    ];

    /// <summary>The fault; one that is not known as the library says it.</summary>
    public static string Of(string fault)
    {
        foreach (var (pattern, said) in Known)
        {
            if (pattern.Match(fault) is { Success: true } found)
            {
                return found.Result(said).ReplaceLineEndings("").Replace("\t", " ", StringComparison.Ordinal);
            }
        }

        return fault;
    }

    /// <summary>The command whose help says what would be right, with all its words.</summary>
    public static string Path(CommandResult command)
    {
        List<string> words = [];
        for (SymbolResult? one = command; one is CommandResult { Command: not RootCommand } named; one = one.Parent)
        {
            words.Insert(0, named.Command.Name);
        }

        return string.Concat(words.Select(word => $" {word}"));
    }

    [GeneratedRegex(@"^Unrecognized command or argument '(.*)'\.$")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"^Option '(.+)' is required\.$")]
    private static partial Regex NoOption();

    [GeneratedRegex(@"^Required argument '(.+)' missing for command: '.+'\.$")]
    private static partial Regex NoArgument();

    [GeneratedRegex(@"^Required argument missing for option: '(.+)'\.$")]
    private static partial Regex NoValue();

    [GeneratedRegex(@"^Option '(.+)' expects a single argument but \d+ were provided\.$")]
    private static partial Regex Twice();

    [GeneratedRegex(@"^Required command was not provided\.$")]
    private static partial Regex NoCommand();

    [GeneratedRegex(@"^Argument '(.*)' not recognized\. Must be one of:(.+)$", RegexOptions.Singleline)]
    private static partial Regex OtherWord();

    [GeneratedRegex(@"^Cannot parse argument '(.*)' for (?:option|command) '(.+)' as expected type '(?:System\.)?(.+)'\.(?:.*)$", RegexOptions.Singleline)]
    private static partial Regex OtherKind();
}
