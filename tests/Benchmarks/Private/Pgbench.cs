using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace RightsRequests.Benchmarks.Private;

/// <summary>PostgreSQL's own benchmark on the same server, in a database beside: how many short writing transactions it can do.</summary>
internal sealed partial class Pgbench
{
    private const string Database = "pgbench";
    private readonly NpgsqlConnectionStringBuilder server;

    private Pgbench(NpgsqlConnectionStringBuilder server) => this.server = server;

    public static async Task<Pgbench> PrepareAsync(string connectionString, CancellationToken cancel)
    {
        await using (var source = NpgsqlDataSource.Create(connectionString))
        await using (var create = source.CreateCommand($"CREATE DATABASE {Database}"))
        {
            await create.ExecuteNonQueryAsync(cancel);
        }

        var pgbench = new Pgbench(new(connectionString));
        await pgbench.RunAsync(["--initialize", "--quiet", "--scale", "10"], cancel);
        return pgbench;
    }

    /// <summary>Transactions a second of <c>pgbench -N -c 16</c>.</summary>
    public async Task<double> TransactionsPerSecondAsync(int seconds, CancellationToken cancel)
    {
        var told = await RunAsync(["-N", "-c", "16", "-T", seconds.ToString(CultureInfo.InvariantCulture)], cancel);
        return double.Parse(Tps().Match(told).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private async Task<string> RunAsync(string[] arguments, CancellationToken cancel)
    {
        var program = Directory.EnumerateDirectories("/usr/lib/postgresql").Order().Select(version => Path.Combine(version, "bin", "pgbench")).Last(File.Exists);
        var start = new ProcessStartInfo(
            program,
            [.. arguments, "-h", server.Host!, "-p", server.Port.ToString(CultureInfo.InvariantCulture), "-U", server.Username!, Database])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = server.Password;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancel);
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"pgbench ended with {process.ExitCode}: {await errors}");
    }

    [GeneratedRegex(@"^tps = ([0-9.]+) \(without", RegexOptions.Multiline)]
    private static partial Regex Tps();
}
