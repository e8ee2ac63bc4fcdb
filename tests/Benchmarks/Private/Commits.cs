using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace RightsRequests.Benchmarks.Private;

/// <summary>Transactions that a database committed so far.</summary>
/// <param name="All">Those that only read too, a lone SELECT among them.</param>
/// <param name="Writing">Those that were given a number since they wrote, as each of pgbench's is; a savepoint that wrote counts once more.</param>
internal readonly record struct Commits(long All, long Writing)
{
    public static Commits operator -(Commits after, Commits before) => new(after.All - before.All, after.Writing - before.Writing);

    public static async Task<Commits> ReadAsync(BenchmarkOffice office, CancellationToken cancel)
    {
        var source = office.Provider.GetRequiredService<NpgsqlDataSource>();
        // Backends tell what they counted when they have been idle for a while, a second at most.
        await Task.Delay(TimeSpan.FromSeconds(1.2), cancel);
        await using var command = source.CreateCommand(
            "SELECT xact_commit, pg_snapshot_xmax(pg_current_snapshot())::text::bigint FROM pg_stat_database WHERE datname = current_database()");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new(reader.GetInt64(0), reader.GetInt64(1));
    }
}
