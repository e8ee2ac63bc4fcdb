using System.Globalization;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Changes the rows of one table: counted first, then changed, then read once more. Whatever is not as it was written is refused, and the caller's transaction is rolled back.</summary>
/// <param name="session">With a transaction; in a trial one that reads only.</param>
/// <param name="source">For its limits.</param>
/// <param name="hashKey">What values are hashed under; asked for where a column is hashed.</param>
/// <param name="trial">True: counts, and changes nothing.</param>
internal sealed class SqlChanger(SqlSession session, SqlSource source, Func<byte[]> hashKey, bool trial)
{
    private const string Yes = "true";

    /// <param name="change">Which rows and columns.</param>
    /// <param name="person">The value of their key.</param>
    /// <param name="whole">True for an erasure: a column of the table that the pack does not name may hold what should go.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="SqlRefusedException">It cannot be done rightly.</exception>
    public async Task<SqlStep> ApplyAsync(SqlChange change, string person, bool whole, CancellationToken cancel)
    {
        var table = await CheckAsync(change, whole, cancel);
        var columns = change.Columns.Where(column => column.Masking != Masking.Keep).ToList();
        var before = await ReadAsync(change, columns, person, locked: !trial, cancel);
        if (before.Count > source.Rows)
        {
            throw new SqlRefusedException($"{change.Name} : plus de {source.Rows} lignes dans {change.Table} ; rien n'a été changé. / {change.Name}: more than {source.Rows} rows in {change.Table}; nothing was changed.");
        }

        var key = columns.Any(column => column.Masking == Masking.Hash) ? hashKey() : [];
        var rows = before.Select(row => (Row: row, Due: IsDue(change, columns, row))).ToList();
        var masked = rows.Select(one => one.Due ? Masked(change, columns, table, one.Row, key) : one.Row).ToList();
        var due = rows.Count(one => one.Due);
        if (!trial && due > 0)
        {
            await WriteAsync(change, columns, person, [.. masked.Where((_, at) => rows[at].Due)], due, cancel);
            await VerifyAsync(change, columns, person, masked, cancel);
        }

        return new(change.Name, change.Table, before.Count, due, [.. change.Columns.Select(column => $"{column.Name}: {Law.Vocabulary.Word(column.Masking)}")]);
    }

    /// <summary>How many rows are left alone.</summary>
    public async Task<SqlStep> CountAsync(SqlChange change, string person, CancellationToken cancel)
    {
        var rows = await session.RowsAsync(change.Name, $"SELECT count(*)::text FROM {SqlTable.Quoted(change.Table)} WHERE {SqlTable.Quoted(change.Key)} = $1", [person], cancel);
        return new(change.Name, change.Table, int.Parse(rows[0][0]!, CultureInfo.InvariantCulture), 0, []);
    }

    /// <summary>Whether table and columns are as the pack has them.</summary>
    public async Task<SqlTable> CheckAsync(SqlChange change, bool whole, CancellationToken cancel)
    {
        var table = await SqlTable.ReadAsync(session, change.Name, change.Table, cancel);
        var unknown = change.Columns.Select(column => column.Name).Append(change.Key).Except(table.Columns.Keys).ToList();
        var unnamed = whole ? table.Columns.Keys.Except(change.Columns.Select(column => column.Name)).Where(name => name != change.Key).ToList() : [];
        var required = change.Columns.Where(column => column.Masking == Masking.Null && table.Columns.TryGetValue(column.Name, out var known) && known.Required).Select(column => column.Name).ToList();
        var (fr, en) =
            unknown.Count > 0 ? ($"{change.Table} n'a pas de colonne {Names(unknown)}", $"{change.Table} has no column {Names(unknown)}")
            : unnamed.Count > 0 ? ($"{change.Table} a une colonne dont le référentiel ne dit rien : {Names(unnamed)}", $"{change.Table} has a column of which the pack says nothing: {Names(unnamed)}")
            : required.Count > 0 ? ($"{Names(required)} ne peut pas être vide", $"{Names(required)} may not be null")
            : ("", "");
        if (fr.Length > 0)
        {
            throw new SqlRefusedException($"{change.Name} : {fr}. / {change.Name}: {en}.");
        }

        return table;
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    // First where the row is, then each column; of a constant only whether it stands there already, as the server compares.
    private Task<IReadOnlyList<string?[]>> ReadAsync(SqlChange change, List<SqlColumn> columns, string person, bool locked, CancellationToken cancel)
    {
        var values = new List<object> { person };
        var read = columns.Select(column =>
        {
            if (column.Masking != Masking.Constant)
            {
                return $"{SqlTable.Quoted(column.Name)}::text";
            }

            values.Add(column.Constant!);
            return string.Create(CultureInfo.InvariantCulture, $"({SqlTable.Quoted(column.Name)} IS NOT DISTINCT FROM ${values.Count})::text");
        }).ToList();
        return session.RowsAsync(
            change.Name,
            $"SELECT ctid::text, tableoid::oid::text, {string.Join(", ", read)} FROM {SqlTable.Quoted(change.Table)} WHERE {SqlTable.Quoted(change.Key)} = $1 LIMIT {source.Rows + 1}{(locked ? " FOR UPDATE" : "")}",
            values,
            cancel);
    }

    private static bool IsDue(SqlChange change, List<SqlColumn> columns, string?[] row)
    {
        if (change.Mark is { } mark)
        {
            return row[2 + columns.FindIndex(column => column.Name == mark)] != Yes;
        }

        return columns.Where((column, at) => column.Masking switch
        {
            Masking.Constant => row[2 + at] != Yes,
            Masking.Hash => row[2 + at]?.StartsWith(SqlMask.HashSign, StringComparison.Ordinal) == false,
            _ => row[2 + at] is not null,
        }).Any();
    }

    private static string?[] Masked(SqlChange change, List<SqlColumn> columns, SqlTable table, string?[] row, byte[] key) =>
    [
        row[0],
        row[1],
        .. columns.Select((column, at) => (column.Masking, row[2 + at]) switch
        {
            (Masking.Constant, _) => Yes,
            (Masking.Null, _) or (_, null) => null,
            (Masking.Hash, { } value) => value.StartsWith(SqlMask.HashSign, StringComparison.Ordinal) ? value : SqlMask.Hash(key, value),
            (_, { } value) => SqlMask.Random(value, table.Columns[column.Name].Type)
                ?? throw new SqlRefusedException($"{change.Name} : {column.Name} n'a pas d'autre valeur de même forme ; to-random convient aux textes, nombres et dates. / {change.Name}: {column.Name} has no other value of its form; to-random is for texts, numbers and dates."),
        }),
    ];

    private async Task WriteAsync(SqlChange change, List<SqlColumn> columns, string person, IReadOnlyList<string?[]> masked, int due, CancellationToken cancel)
    {
        var set = columns.Select((column, at) => string.Create(CultureInfo.InvariantCulture, $"{SqlTable.Quoted(column.Name)} = ${4 + at}"));
        var touched = await session.ChangeAsync(
            change.Name,
            $"UPDATE {SqlTable.Quoted(change.Table)} SET {string.Join(", ", set)} WHERE {SqlTable.Quoted(change.Key)} = $1 AND ctid = $2 AND tableoid = $3",
            masked.Select(IReadOnlyList<object?> (row) => [person, row[0], row[1], .. columns.Select((column, at) => column.Masking == Masking.Constant ? column.Constant : row[2 + at])]),
            cancel);
        if (touched != due)
        {
            throw new SqlRefusedException($"{change.Name} : {due} lignes comptées, {touched} changées dans {change.Table} ; tout a été annulé. / {change.Name}: {due} rows counted, {touched} changed in {change.Table}; all was rolled back.");
        }
    }

    private async Task VerifyAsync(SqlChange change, List<SqlColumn> columns, string person, List<string?[]> masked, CancellationToken cancel)
    {
        var after = await ReadAsync(change, columns, person, locked: false, cancel);
        // A row that was changed lies elsewhere: what counts is what stands in it.
        if (!Sorted(after).SequenceEqual(Sorted(masked)))
        {
            throw new SqlRefusedException($"{change.Name} : relue, la table {change.Table} ne montre pas ce qui a été écrit ; tout a été annulé. / {change.Name}: read again, the table {change.Table} does not show what was written; all was rolled back.");
        }
    }

    private static IEnumerable<string> Sorted(IEnumerable<string?[]> rows) =>
        rows.Select(row => string.Join('\u001f', row.Skip(2).Select(value => value is null ? "0" : "1" + value))).Order(StringComparer.Ordinal);
}
