using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using RightsRequests.Letters;
using RightsRequests.Storage;

namespace RightsRequests.Benchmarks.Private;

/// <summary>An office on a PostgreSQL of its own, which ends with it.</summary>
internal sealed class BenchmarkOffice : IAsyncDisposable
{
    private const string Password = "benchmark";
    private readonly DirectoryInfo folder;

    private BenchmarkOffice(DirectoryInfo folder, ServiceProvider provider)
    {
        this.folder = folder;
        Provider = provider;
    }

    public ServiceProvider Provider { get; }

    /// <summary>As a process of the product is told of this office by its environment.</summary>
    public Dictionary<string, string> Settings(Uri broker) => new()
    {
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["RIGHTS__Development"] = "true",
        ["RIGHTS__ConnectionString"] = $"{ConnectionString};Maximum Pool Size=30",
        ["RIGHTS__Broker"] = broker.OriginalString,
        ["RIGHTS__KeyDirectory"] = folder.FullName,
        ["RIGHTS__SigningKeyPassword"] = Password,
        ["RIGHTS__WorkflowsDirectory"] = Provider.GetRequiredService<OfficeOptions>().WorkflowsDirectory,
    };

    public string ConnectionString => Provider.GetRequiredService<OfficeOptions>().ConnectionString;

    /// <param name="clock">Null: real time.</param>
    /// <param name="more">Replaces parts.</param>
    public static async Task<BenchmarkOffice> StartAsync(IClock? clock = null, Action<IServiceCollection>? more = null)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-office-");
        if (!OperatingSystem.IsWindows())
        {
            // The database's own account must get in.
            File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        }

        KeyFile.Create(Path.Combine(folder.FullName, "content.key"));
        LetterSeal.CreateDevelopmentKey(folder.FullName, Password, SystemClock.Instance.GetCurrentInstant());
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock ?? SystemClock.Instance);
        services.AddSingleton(new RealTime(SystemClock.Instance));
        services.AddOffice(new OfficeOptions
        {
            ConnectionString = (await PostgresAsync("start", folder.FullName)).Trim(),
            WorkflowsDirectory = Path.GetFullPath(Path.Combine(LetterPressOptions.Find().WordingRoot, "..")),
            KeyEncryptionKeyFile = Path.Combine(folder.FullName, "content.key"),
            SigningKeyFile = Path.Combine(folder.FullName, "signing.p12"),
            SigningKeyPassword = Password,
            Development = true,
        });
        more?.Invoke(services);
        var office = new BenchmarkOffice(folder, services.BuildServiceProvider());
        await using var scope = office.Provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(default);
        return office;
    }

    /// <summary>What the database does by itself within a minute: looks at what the tables have become, so that what was planned while they were empty is planned anew.</summary>
    public async Task AnalyzeAsync(CancellationToken cancel)
    {
        await using var command = Provider.GetRequiredService<NpgsqlDataSource>().CreateCommand("ANALYZE");
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Provider.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await PostgresAsync("stop", folder.FullName);
        folder.Delete(recursive: true);
    }

    private static async Task<string> PostgresAsync(string verb, string folder)
    {
        var root = Path.GetFullPath(Path.Combine(LetterPressOptions.Find().WordingRoot, "..", ".."));
        using var script = Process.Start(new ProcessStartInfo("bash", [Path.Combine(root, "deploy", "postgres.sh"), verb, folder]) { RedirectStandardOutput = true })!;
        var output = await script.StandardOutput.ReadLineAsync() ?? "";
        await script.WaitForExitAsync();
        return script.ExitCode == 0 ? output : throw new InvalidOperationException($"postgres.sh ended with {script.ExitCode}.");
    }
}
