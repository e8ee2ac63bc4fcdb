namespace RightsRequests.PolicyPack;

/// <summary>Takes SQL of PostgreSQL apart as far as the checks need it: quotes, comments and dollar quotes are passed over whole.</summary>
internal sealed class SqlScanner(string sql)
{
    private readonly List<SqlToken> tokens = [];
    private int at;
    private int depth;

    public static IReadOnlyList<SqlToken> Read(string sql)
    {
        var scanner = new SqlScanner(sql);
        while (scanner.at < sql.Length)
        {
            scanner.Step();
        }

        return scanner.tokens;
    }

    private char Now => sql[at];

    private char Next => at + 1 < sql.Length ? sql[at + 1] : '\0';

    private void Step()
    {
        switch (Now)
        {
            case '-' when Next == '-':
                at = sql.IndexOf('\n', at) is var end and >= 0 ? end : sql.Length;
                break;
            case '/' when Next == '*':
                Comment();
                break;
            case '\'':
                Quote('\'', escapes: false);
                break;
            case '"':
                Quote('"', escapes: false);
                break;
            case '$' when Next == '$' || IsWordStart(Next):
                DollarQuote();
                break;
            case '$' when char.IsAsciiDigit(Next):
                Take(SqlTokenKind.Positional, 1);
                break;
            // '<@' and '@@' are operators; '=@name' is a comparison with a parameter.
            case '@' when IsWordStart(Next) && !(at > 0 && sql[at - 1] is '<' or '@'):
                Take(SqlTokenKind.Parameter, 1);
                break;
            case ';':
                tokens.Add(new(SqlTokenKind.Semicolon, ";", at++, depth));
                break;
            case '(' or ')':
                depth += sql[at++] == '(' ? 1 : -1;
                break;
            case 'e' or 'E' when Next == '\'':
                at++;
                Quote('\'', escapes: true);
                break;
            case var letter when IsWordStart(letter):
                Take(SqlTokenKind.Word, 0);
                break;
            case var digit when char.IsAsciiDigit(digit):
                Take(SqlTokenKind.Number, 0);
                break;
            default:
                at++;
                break;
        }
    }

    private static bool IsWordStart(char letter) => char.IsLetter(letter) || letter == '_';

    private void Take(SqlTokenKind kind, int sign)
    {
        var from = at;
        at += sign;
        while (at < sql.Length && (char.IsLetterOrDigit(Now) || Now == '_'))
        {
            at++;
        }

        var text = sql[(from + sign)..at];
        tokens.Add(new(kind, kind == SqlTokenKind.Word ? text.ToUpperInvariant() : text, from, depth));
    }

    private void Quote(char quote, bool escapes)
    {
        var from = at++;
        while (at < sql.Length)
        {
            if (escapes && Now == '\\')
            {
                at += 2;
            }
            else if (Now != quote)
            {
                at++;
            }
            else if (Next == quote)
            {
                at += 2;
            }
            else
            {
                at++;
                if (quote == '"')
                {
                    tokens.Add(new(SqlTokenKind.Quoted, sql[(from + 1)..(at - 1)], from, depth));
                }

                return;
            }
        }

        Unclosed(from);
    }

    // They nest.
    private void Comment()
    {
        var from = at;
        var open = 0;
        do
        {
            if (Now == '/' && Next == '*')
            {
                (open, at) = (open + 1, at + 2);
            }
            else if (Now == '*' && Next == '/')
            {
                (open, at) = (open - 1, at + 2);
            }
            else
            {
                at++;
            }
        }
        while (open > 0 && at < sql.Length);
        if (open > 0)
        {
            Unclosed(from);
        }
    }

    private void DollarQuote()
    {
        var from = at;
        var end = sql.IndexOf('$', at + 1);
        if (end < 0 || sql[(at + 1)..end].Any(letter => !char.IsLetterOrDigit(letter) && letter != '_'))
        {
            at++;
            return;
        }

        var tag = sql[at..(end + 1)];
        var close = sql.IndexOf(tag, end + 1, StringComparison.Ordinal);
        if (close < 0)
        {
            Unclosed(from);
        }
        else
        {
            at = close + tag.Length;
        }
    }

    private void Unclosed(int from)
    {
        at = sql.Length;
        tokens.Add(new(SqlTokenKind.Unclosed, "", from, depth));
    }
}
