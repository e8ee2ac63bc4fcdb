using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>The procedure of one right, as its file says. A case keeps the text and hash it began with.</summary>
/// <param name="Right">The right.</param>
/// <param name="Version">Version in the file.</param>
/// <param name="Paths">Steps by path; the path <see cref="MainPath"/> is where a case begins. Other paths are reached by outcomes or actions.</param>
/// <param name="Text">The file's text.</param>
/// <param name="Hash">SHA-256 of the text, lower-case hex.</param>
public sealed record Procedure(
    Right Right,
    int Version,
    IReadOnlyDictionary<string, IReadOnlyList<Step>> Paths,
    string Text,
    string Hash)
{
    /// <summary>Names of paths that only this procedure has, by key, as people say them; empty where it has none of its own.</summary>
    public IReadOnlyDictionary<string, BilingualText> PathNames { get; init; } = new Dictionary<string, BilingualText>();

    /// <summary>Name of the path a case begins on.</summary>
    public const string MainPath = "steps";

    /// <summary>Name of the path that lifts a restriction (Art. 18(3)).</summary>
    public const string LiftPath = "lift";

    /// <summary>Name of the path that ends in a refusal letter.</summary>
    public const string RefusePath = "refuse";

    /// <summary>What an objection to direct marketing alone takes (GDPR Art. 21(3)): nothing is left to approve but its letter.</summary>
    public const string MarketingOnlyPath = "marketing-only";

    /// <summary>Name of the path that ends a case whose identity was never settled.</summary>
    public const string UnidentifiedPath = "close-unidentified";
}
