namespace RightsRequests.PolicyPack;

/// <summary>A piece of SQL that a check looks at; what stands in quotes and comments is none.</summary>
/// <param name="Text">A word in capitals, a number, a parameter without its <c>@</c>, or a sign.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Depth">How many brackets are open around it.</param>
internal sealed record SqlToken(SqlTokenKind Kind, string Text, int Offset, int Depth);

/// <summary>What a piece of SQL is.</summary>
internal enum SqlTokenKind
{
    Word,
    Quoted,
    Number,
    Parameter,
    Positional,
    Semicolon,
    Unclosed,
}
