using System.Diagnostics;
using Npgsql;

namespace RightsRequests.Tests.Private;

/// <summary>A PostgreSQL of one test class or run alone, started by the script that people use too.</summary>
public sealed class PrivatePostgres : IAsyncLifetime
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("postgres-tests");
    private string connectionString = "";
    private int databases;

    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(directory.FullName, (UnixFileMode)0b111_101_101);
        }

        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        directory.Delete(recursive: true);
    }

    public async Task StartAsync() => connectionString = (await ScriptAsync("start")).Trim();

    public async Task StopAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ScriptAsync("stop");
    }

    /// <summary>The connection string of a new database: empty, or a copy of one to which nobody is connected.</summary>
    public async Task<string> DatabaseAsync(string copyOf = "")
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var template = copyOf == "" ? "template1" : new NpgsqlConnectionStringBuilder(copyOf).Database;
        // File by file: at half the cost of writing each page into the log as well.
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ConnectionString;
    }

    private async Task<string> ScriptAsync(string verb)
    {
        var start = new ProcessStartInfo("bash", [Repository.PathOf("deploy", "postgres.sh"), verb, directory.FullName])
        {
            RedirectStandardOutput = true,
        };
        // It outlives a killed process, as before, but need not outlive the machine: no test waits for the disk.
        start.Environment["POSTGRES_OPTIONS"] = "-c fsync=off";
        using var script = Process.Start(start)!;
        var output = await script.StandardOutput.ReadLineAsync() ?? "";
        await script.WaitForExitAsync();
        return script.ExitCode == 0 ? output : throw new InvalidOperationException($"postgres.sh ended with {script.ExitCode}.");
    }
}
