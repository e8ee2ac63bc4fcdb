namespace RightsRequests.Letters;

/// <summary>Where the letter press finds its parts.</summary>
/// <param name="NodeModulesRoot">The <c>node_modules</c> folder that <c>npm ci</c> made.</param>
/// <param name="WordingRoot">The folder with <c>letterhead.typ</c>, <c>fr</c> and <c>en</c>.</param>
public sealed record LetterPressOptions(string NodeModulesRoot, string WordingRoot)
{
    /// <summary>How long one letter may take before its worker is ended and replaced.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many letters a worker typesets before it is replaced by a fresh one.</summary>
    public int LettersPerWorker { get; init; } = 2_000;

    /// <summary>How much memory a worker may hold after a letter before it is replaced, in bytes.</summary>
    public long LargestWorker { get; init; } = 1_000_000_000;

    /// <summary>How many times a letter is tried on a fresh worker after its worker failed or hung.</summary>
    public int Retries { get; init; } = 1;

    /// <summary>Node processes that typeset side by side.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>Folder of <c>compile.cjs</c>; it travels beside the assembly.</summary>
    public string ScriptRoot { get; init; } = Path.Combine(AppContext.BaseDirectory, "node");

    /// <summary>The parts beside the executable, else in the source tree above it or above the current directory.</summary>
    /// <exception cref="DirectoryNotFoundException">A part is missing; the message names the command that brings it.</exception>
    public static LetterPressOptions Find(string? wordingRoot = null) =>
        Find(wordingRoot, Directory.GetCurrentDirectory(), AppContext.BaseDirectory);

    internal static LetterPressOptions Find(string? wordingRoot, params string[] starts)
    {
        var modules = FindUpwards(starts, Path.Combine("node", "node_modules"))
            ?? FindUpwards(starts, Path.Combine("src", "RightsRequests.Letters", "node", "node_modules"))
            ?? throw new DirectoryNotFoundException(
                "Typst and the fonts are not installed: run `npm ci` in src/RightsRequests.Letters/node, or in the folder node beside the executable.");
        var wording = wordingRoot ?? FindUpwards(starts, Path.Combine("workflows", "letters"))
            ?? throw new DirectoryNotFoundException("The wording of the letters is missing: no folder workflows/letters here or beside the executable.");
        return new LetterPressOptions(modules, Path.GetFullPath(wording));
    }

    /// <summary>A file as its owner knows it: below the wording root where it lies there.</summary>
    internal string InWording(string file) => Path.IsPathRooted(file) ? Path.GetRelativePath(WordingRoot, file) : file;

    private static string? FindUpwards(string[] starts, string relative)
    {
        foreach (var start in starts)
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, relative);
                if (Directory.Exists(candidate))
                {
                    return candidate;
                }
            }
        }

        return null;
    }
}
