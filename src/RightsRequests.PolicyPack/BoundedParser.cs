using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RightsRequests.PolicyPack;

/// <summary>Reads YAML no deeper than a pack goes. Deeper nodes would exhaust the stack of whoever reads them, which nobody can catch; aliases within aliases grow without end when they are compared.</summary>
internal sealed class BoundedParser(TextReader text) : IParser
{
    private const int MostDepth = 40;

    private readonly Parser parser = new(text);
    private int depth;
    private int? repeated;

    public ParsingEvent? Current => parser.Current;

    /// <exception cref="TooDeepException">It goes deeper.</exception>
    public bool MoveNext()
    {
        if (!parser.MoveNext())
        {
            return false;
        }

        var now = parser.Current!;
        if (now is AnchorAlias && repeated is not null)
        {
            throw new TooDeepException((int)now.Start.Line, "An alias may not stand within what another alias repeats: write it out.");
        }

        if (repeated is null && (now is MappingStart { Anchor.IsEmpty: false } || now is SequenceStart { Anchor.IsEmpty: false }))
        {
            repeated = depth;
        }

        depth += now.NestingIncrease;
        repeated = depth == repeated ? null : repeated;
        return depth <= MostDepth
            ? true
            : throw new TooDeepException((int)now.Start.Line, $"Brackets or indentation go deeper than {MostDepth} levels: something does not close.");
    }
}

/// <summary>A file goes deeper than a pack does.</summary>
/// <param name="line">Where.</param>
/// <param name="message">What is wrong there.</param>
internal sealed class TooDeepException(int line, string message) : Exception(message)
{
    public int Line { get; } = line;
}
