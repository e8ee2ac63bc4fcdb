using System.Globalization;
using System.Text;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Reads a statement that reads: one SELECT with a LIMIT, its parameters known by name and put into places of their own.</summary>
internal static class SqlStatementText
{
    /// <summary>The key of the person, as a statement of <c>person</c> found it.</summary>
    public const string PersonKey = "person";

    // As many records as an answer may have, and one more to tell that there are more.
    private const int MostRows = 20_001;

    private static readonly HashSet<string> Writing = ["INSERT", "UPDATE", "DELETE", "MERGE", "INTO", "TRUNCATE", "SHARE"];

    /// <param name="map">The mapping with <c>name</c> and <c>sql</c>.</param>
    /// <param name="known">Names of the parameters that there are.</param>
    /// <param name="finds">True where it finds the person, false where the person's key is known.</param>
    public static SqlStatement Read(PackMap map, IReadOnlyCollection<string> known, bool finds)
    {
        var sql = map.Text("sql");
        var first = map.TextLine("sql");
        var tokens = SqlScanner.Read(sql);
        Check(tokens, known, (token, message) => map.FaultAt(first + sql[..Math.Min(token?.Offset ?? 0, sql.Length)].Count(letter => letter == '\n'), message), finds);
        var parameters = tokens.Where(token => token.Kind == SqlTokenKind.Parameter).Select(token => token.Text).Distinct().ToList();
        return new(map.Id("name"), Placed(sql, tokens, parameters), parameters, Limit(tokens) ?? 0);
    }

    private static void Check(IReadOnlyList<SqlToken> tokens, IReadOnlyCollection<string> known, Action<SqlToken?, string> fault, bool finds)
    {
        if (tokens.FirstOrDefault(token => token.Kind == SqlTokenKind.Unclosed) is { } unclosed)
        {
            fault(unclosed, "A quote or comment does not close.");
            return;
        }

        var first = tokens.Count > 0 ? tokens[0] : null;
        if (first is not { Kind: SqlTokenKind.Word, Text: "SELECT" or "WITH" })
        {
            fault(first, $"A read is due: it begins with SELECT or WITH, not '{first?.Text}'. What changes data is written as a change with its table and columns.");
            return;
        }

        if (tokens.FirstOrDefault(token => token.Kind == SqlTokenKind.Semicolon) is { } several)
        {
            fault(several, "One statement, without ';': write another one under a name of its own.");
        }

        foreach (var token in tokens.Where(token => token.Kind == SqlTokenKind.Word && Writing.Contains(token.Text)))
        {
            fault(token, $"A read is due, and '{token.Text}' writes or locks. A column of that name stands in double quotes.");
        }

        foreach (var token in tokens.Where(token => token.Kind == SqlTokenKind.Positional))
        {
            fault(token, $"Parameters have names: {Names(known)}, not '${token.Text}'.");
        }

        foreach (var token in tokens.Where(token => token.Kind == SqlTokenKind.Parameter && !known.Contains(token.Text)))
        {
            fault(token, $"'@{token.Text}' is no parameter; those are: {Names(known)}.");
        }

        if (Limit(tokens) is not { } limit)
        {
            fault(null, $"The statement ends with LIMIT and a number: one more than the most rows that are right, at most {MostRows}. What reaches it is refused, never cut off.");
        }
        else if (limit is < 2 or > MostRows)
        {
            fault(tokens.Last(token => token.Text == "LIMIT"), $"LIMIT is from 2 to {MostRows}: one more than the most rows that are right.");
        }

        CheckPerson(tokens, known, fault, finds);
    }

    private static void CheckPerson(IReadOnlyList<SqlToken> tokens, IReadOnlyCollection<string> known, Action<SqlToken?, string> fault, bool finds)
    {
        var parameters = tokens.Where(token => token.Kind == SqlTokenKind.Parameter).ToList();
        if (!finds && parameters.All(token => token.Text != PersonKey))
        {
            fault(null, "The statement never names @person, so it would read everybody's rows: WHERE … = @person.");
        }
        else if (finds && parameters.Count == 0)
        {
            fault(null, $"The statement names no parameter, so it would find the same person for everybody: {Names(known)}.");
        }
        else if (finds && !tokens.Any(token => token is { Kind: SqlTokenKind.Word, Text: "PERSON" } or { Kind: SqlTokenKind.Quoted, Text: PersonKey }))
        {
            fault(null, "The column with the person's key is called person: SELECT id AS person.");
        }
    }

    private static int? Limit(IReadOnlyList<SqlToken> tokens)
    {
        var at = tokens.ToList().FindLastIndex(token => token is { Kind: SqlTokenKind.Word, Text: "LIMIT", Depth: 0 });
        return at >= 0 && at + 1 < tokens.Count && tokens[at + 1].Kind == SqlTokenKind.Number
            && int.TryParse(tokens[at + 1].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }

    private static string Names(IEnumerable<string> known) => string.Join(", ", known.Select(name => "@" + name));

    // Values never come near the text: the server gets them beside it.
    private static string Placed(string sql, IReadOnlyList<SqlToken> tokens, List<string> parameters)
    {
        var placed = new StringBuilder();
        var from = 0;
        foreach (var token in tokens.Where(token => token.Kind == SqlTokenKind.Parameter))
        {
            placed.Append(sql, from, token.Offset - from).Append(CultureInfo.InvariantCulture, $"${parameters.IndexOf(token.Text) + 1}");
            from = token.Offset + token.Text.Length + 1;
        }

        return placed.Append(sql, from, sql.Length - from).ToString().TrimEnd();
    }
}
