using RightsRequests.Correspondence;
using RightsRequests.Host.Composition;
using RightsRequests.Letters;
using RightsRequests.PolicyPack;
using RightsRequests.Workflow;

namespace RightsRequests.Host.Commands;

/// <summary>The policy pack that a command reads: <c>workflows/</c> of the current directory, else the one beside the executable.</summary>
internal static class PackDirectory
{
    private const string Letters = "letters";

    public static string Find()
    {
        var here = Path.Combine(Directory.GetCurrentDirectory(), "workflows");
        return Directory.Exists(here) ? here : Path.Combine(AppContext.BaseDirectory, "workflows");
    }

    /// <summary>All that is wrong: the rules, and the wording of the letters against what the law demands of each.</summary>
    public static IReadOnlyList<PackFault> Check(string directory) =>
    [
        .. PolicyPackReader.Read(directory).Faults,
        .. MailCheck.Run(directory),
        .. WordingCheck.Run(Path.Combine(directory, Letters)).Select(Fault),
    ];

    /// <summary>The same, and every letter typeset under the first controller's letterhead and read back. Needs Node.</summary>
    public static async Task<IReadOnlyList<PackFault>> CheckTypesetAsync(string directory, LetterPressOptions press, CancellationToken cancel)
    {
        var reading = PolicyPackReader.Read(directory);
        var controller = reading.Policy?.Organisation.Controllers[0].Id;
        Func<LetterData, LetterData>? head = controller is null ? null : letter => LetterPreview.Under(letter, reading.Policy!, controller);
        return
        [
            .. reading.Faults,
            .. MailCheck.Run(directory),
            .. (await WordingCheck.RunWithTypstAsync(press, head, cancel)).Select(Fault),
        ];
    }

    /// <summary>Where Node's packages and the pack's letters are; null where Typst is not installed.</summary>
    public static LetterPressOptions? Press(string directory)
    {
        var wording = Path.GetFullPath(Path.Combine(directory, Letters));
        if (!Directory.Exists(wording))
        {
            return null;
        }

        if (Settings.FromEnvironment().NodeModulesRoot is { } root)
        {
            var inside = Path.Combine(root, "node_modules");
            return new(Directory.Exists(inside) ? inside : root, wording);
        }

        try
        {
            return LetterPressOptions.Find(wording);
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static PackFault Fault(WordingFault fault) => new($"{Letters}/{fault.File}", fault.Line ?? 0, fault.Message);

    /// <summary>The policy, or null with its faults on stderr.</summary>
    /// <param name="directory">Null: the one that is found.</param>
    public static Policy? Read(string? directory = null)
    {
        var reading = PolicyPackReader.Read(directory ?? Find());
        foreach (var fault in reading.Faults.Where(fault => !fault.Warning))
        {
            Console.Error.WriteLine(fault);
        }

        return reading.Policy;
    }
}
