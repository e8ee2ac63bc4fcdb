using NodaTime;
using Npgsql;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Figures;

/// <summary>Reads how the office stands, along indexes alone: it is asked every half minute by every process.</summary>
public sealed class OfficeStateReader(NpgsqlDataSource source, Policy policy, IClock clock)
{
    /// <summary>What is due and not yet begun is late from here on.</summary>
    private static readonly Duration Grace = Duration.FromMinutes(1);

    // Nobody is woken for a limit that does not run: a suspended one's day is put off, and what was answered and is open again has none.
    private const string Cases = $"""
        SELECT "right", CASE WHEN suspended THEN 'suspended' WHEN {FigureSql.Answered} IS NOT NULL THEN 'answered' WHEN due < $1 THEN 'late' WHEN due <= $1 + 3 THEN '0-3' WHEN due <= $1 + 7 THEN '4-7' WHEN due <= $1 + 14 THEN '8-14' ELSE '15+' END, count(*)
        FROM case_figures WHERE state = 'open' GROUP BY 1, 2
        """;

    internal async Task<OfficeState> ReadAsync(CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InZone(DateTimeZoneProviders.Tzdb[ZoneTime.Of(policy.Organisation.Establishment)]).Date;
        await using var connection = await source.OpenConnectionAsync(cancel);
        // Effects go by the database's own clock, not by the office's, which development moves.
        var oldest = await RowsAsync(
            connection,
            "SELECT coalesce(extract(epoch FROM clock_timestamp() - min(next_at)), 0)::float8 FROM effects WHERE state = 'pending' AND next_at <= clock_timestamp()",
            row => row.GetDouble(0), cancel);
        var timers = await LateTimersAsync(connection, now, cancel);
        return new(
            await RowsAsync(connection, Cases, row => (row.GetString(0), row.GetString(1), row.GetInt64(2)), cancel, today),
            await RowsAsync(connection, "SELECT coalesce(waiting_for, 'nobody'), count(*) FROM cases WHERE state = 'open' GROUP BY 1", Pair, cancel),
            await RowsAsync(connection, "SELECT step, count(*) FROM cases WHERE state = 'open' GROUP BY 1", Pair, cancel),
            await RowsAsync(connection, "SELECT kind, count(*) FROM effects WHERE state = 'pending' GROUP BY 1", Pair, cancel),
            oldest[0],
            timers.Count,
            timers.Seconds,
            await RowsAsync(connection, "SELECT coalesce(holder, '-'), count(*) FROM incidents WHERE open GROUP BY 1", Pair, cancel),
            await RowsAsync(connection, "SELECT holder, count(*) FROM holder_queries WHERE answered_at IS NULL AND state IN ('asked', 'overdue') AND asked_at > $1 - interval '120 days' GROUP BY 1", row => (row.GetString(0), policy.HolderById(row.GetString(0))?.Transport.Word() ?? "-", row.GetInt64(1)), cancel, now),
            await RowsAsync(
                connection,
                """
                SELECT holder, percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - asked_at))::float8, percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - asked_at))::float8
                FROM holder_queries WHERE answered_at > $1 - interval '1 day' AND asked_at > $1 - interval '120 days' GROUP BY 1
                """,
                row => (row.GetString(0), row.GetDouble(1), row.GetDouble(2)), cancel, now));
    }

    /// <summary>How many timers are late, and by how many seconds the first of them; 0 and 0 where time is kept.</summary>
    public async Task<(long Count, double Seconds)> LateTimersAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await LateTimersAsync(connection, clock.GetCurrentInstant(), cancel);
    }

    private static async Task<(long Count, double Seconds)> LateTimersAsync(NpgsqlConnection connection, Instant now, CancellationToken cancel) =>
        (await RowsAsync(
            connection,
            "SELECT count(*), coalesce(extract(epoch FROM $1 - min(fire_at)), 0)::float8 FROM timers WHERE fire_at <= $2",
            row => (row.GetInt64(0), row.GetDouble(1)), cancel, now, now - Grace))[0];

    private static (string, long) Pair(NpgsqlDataReader row) => (row.GetString(0), row.GetInt64(1));

    private static async Task<IReadOnlyList<T>> RowsAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
