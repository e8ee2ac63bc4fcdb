namespace RightsRequests.Holders;

/// <summary>A table as the database has it.</summary>
/// <param name="Columns">Type and whether it may be null, by name.</param>
internal sealed record SqlTable(string Name, IReadOnlyDictionary<string, (string Type, bool Required)> Columns)
{
    /// <exception cref="SqlRefusedException">There is no such table.</exception>
    public static async Task<SqlTable> ReadAsync(SqlSession session, string doing, string name, CancellationToken cancel)
    {
        var rows = await session.RowsAsync(
            doing,
            """
            SELECT attname::text, format_type(atttypid, NULL), attnotnull::text FROM pg_attribute
            WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped
            """,
            [Quoted(name)],
            cancel);
        return rows.Count > 0
            ? new(name, rows.ToDictionary(row => row[0]!, row => (row[1]!, row[2] == "true")))
            : throw new SqlRefusedException($"{doing} : la table {name} n'existe pas ou n'est pas lisible. / {doing}: the table {name} does not exist or cannot be read.");
    }

    /// <summary>A name of the pack, which the check of the pack let through, as an identifier of SQL.</summary>
    public static string Quoted(string name) => string.Join('.', name.Split('.').Select(part => $"\"{part.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
}
