using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Npgsql;
using RightsRequests.Casework;
using RightsRequests.Office.Tests;
using RightsRequests.Storage;

[assembly: AssemblyFixture(typeof(OfficeFixture))]

namespace RightsRequests.Office.Tests;

/// <summary>A private PostgreSQL for the whole run; each test gets an office on a database of its own.</summary>
public sealed class OfficeFixture : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("office-tests").FullName;
    private string connectionString = "";
    private int databases;

    public static string RepositoryRoot { get; } = FindRoot();

    public async ValueTask InitializeAsync()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(directory, (UnixFileMode)0b111_101_101);
        }

        connectionString = (await PostgresAsync("start")).Trim();
        KeyFile.Create(Path.Combine(directory, "key"));
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await PostgresAsync("stop");
    }

    /// <summary>A fresh database with the current schema.</summary>
    public async Task<TestOffice> OfficeAsync(Action<IServiceCollection>? more = null)
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await using (var connection = new NpgsqlConnection(connectionString))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
            await create.ExecuteNonQueryAsync();
        }

        var clock = new FakeClock(Instant.FromUtc(2026, 4, 1, 8, 0));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IClock>(clock);
        services.AddSingleton(new RealTime(clock));
        services.AddOffice(new OfficeOptions
        {
            ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ConnectionString,
            WorkflowsDirectory = Path.Combine(RepositoryRoot, "workflows"),
            KeyEncryptionKeyFile = Path.Combine(directory, "key"),
            SigningKeyFile = Path.Combine(directory, "signing.p12"),
            SigningKeyPassword = "test",
            Development = true,
        });
        more?.Invoke(services);
        var provider = services.BuildServiceProvider(validateScopes: true);
        await using (var scope = provider.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(default);
        }

        return new(provider, clock);
    }

    private async Task<string> PostgresAsync(string verb)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(RepositoryRoot, "deploy", "postgres.sh"), verb, directory])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadLineAsync() ?? "";
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "RightsRequests.sln")))
        {
            directory = directory.Parent!;
        }

        return directory.FullName;
    }
}
