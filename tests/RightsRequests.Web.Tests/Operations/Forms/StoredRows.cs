using Npgsql;

namespace RightsRequests.Web.Tests.Operations.Forms;

/// <summary>How many rows each table has.</summary>
internal sealed class StoredRows(NpgsqlDataSource database)
{
    private IReadOnlyList<string>? tables;

    public async Task<IReadOnlyDictionary<string, long>> CountAsync()
    {
        tables ??= await ListAsync();
        await using var command = database.CreateCommand($"SELECT {string.Join(", ", tables.Select(table => $"(SELECT count(*) FROM {table})"))}");
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return tables.Select((table, at) => (table, at)).ToDictionary(one => one.table, one => reader.GetInt64(one.at));
    }

    /// <summary>What stands half: requests without a case or a key, files without their request, runs without a line.</summary>
    public async Task<long> HalvesAsync()
    {
        await using var command = database.CreateCommand("""
            SELECT (SELECT count(*) FROM requests r WHERE NOT EXISTS (SELECT 1 FROM cases c WHERE c.request_id = r.id))
                 + (SELECT count(*) FROM requests r WHERE erased_at IS NULL AND NOT EXISTS (SELECT 1 FROM case_keys k WHERE k.request_id = r.id))
                 + (SELECT count(*) FROM request_files f WHERE NOT EXISTS (SELECT 1 FROM requests r WHERE r.id = f.request_id))
                 + (SELECT count(*) FROM bulk_runs b WHERE NOT EXISTS (SELECT 1 FROM bulk_lines l WHERE l.run_id = b.id))
            """);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<IReadOnlyList<string>> ListAsync()
    {
        await using var command = database.CreateCommand("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
        await using var reader = await command.ExecuteReaderAsync();
        List<string> found = [];
        while (await reader.ReadAsync())
        {
            found.Add($"\"{reader.GetString(0)}\"");
        }

        return found;
    }
}
