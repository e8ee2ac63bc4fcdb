using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Npgsql;
using RightsRequests.Casework;
using RightsRequests.Letters;
using RightsRequests.Office.Tests;
using RightsRequests.Storage;
using RightsRequests.Tests.Private;
using RightsRequests.Workflow;

[assembly: AssemblyFixture(typeof(OfficeFixture))]

namespace RightsRequests.Office.Tests;

/// <summary>A private PostgreSQL for the whole run; each test gets an office on a database of its own.</summary>
public sealed class OfficeFixture : IAsyncLifetime
{
    private readonly PrivatePostgres postgres = new();
    private readonly DirectoryInfo keys = Directory.CreateTempSubdirectory("office-keys");

    // Of it only what needs no database is asked: the one it names is copied, and nobody may be connected to that.
    private ServiceProvider shared = null!;
    private string migrated = "";

    public async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        KeyFile.Create(Path.Combine(keys.FullName, "key"));

        // Copied for each test: migrating anew costs several times as much.
        migrated = await postgres.DatabaseAsync();
        shared = Services(migrated, new(Instant.FromUtc(2026, 4, 1, 8, 0))).BuildServiceProvider();
        await using (var provider = Provide(migrated, new(Instant.FromUtc(2026, 4, 1, 8, 0)), null))
        {
            await MigrateAsync(provider);
        }

        NpgsqlConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await shared.DisposeAsync();
        await postgres.DisposeAsync();
        keys.Delete(recursive: true);
    }

    /// <summary>A fresh database with the current schema.</summary>
    /// <param name="more">Replaces parts.</param>
    /// <param name="keyFile">A key file of its own, for tests that change it; null: the one of all tests.</param>
    public async Task<TestOffice> OfficeAsync(Action<IServiceCollection>? more = null, string? keyFile = null)
    {
        var clock = new FakeClock(Instant.FromUtc(2026, 4, 1, 8, 0));
        return new(Provide(await postgres.DatabaseAsync(copyOf: migrated), clock, more, keyFile), clock);
    }

    /// <summary>An office on a database that is there.</summary>
    public TestOffice OfficeOn(string connectionString, string keyFile)
    {
        var clock = new FakeClock(Instant.FromUtc(2026, 4, 1, 8, 0));
        return new(Provide(connectionString, clock, null, keyFile), clock);
    }

    /// <summary>An empty database.</summary>
    public Task<string> EmptyDatabaseAsync() => postgres.DatabaseAsync();

    /// <summary>A key file in a folder of its own.</summary>
    public static string NewKeyFile()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("own-keys").FullName, "content.key");
        KeyFile.Create(path);
        return path;
    }

    private ServiceProvider Provide(string connectionString, FakeClock clock, Action<IServiceCollection>? more, string? keyFile = null)
    {
        // The pack is read and the processes of the press are started once: no office changes what they read.
        var services = Services(connectionString, clock, keyFile);
        services.AddSingleton(shared.GetRequiredService<Policy>()).AddSingleton(shared.GetRequiredService<LetterPress>());
        more?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private ServiceCollection Services(string connectionString, FakeClock clock, string? keyFile = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IClock>(clock);
        services.AddSingleton(new RealTime(clock));
        services.AddOffice(new OfficeOptions
        {
            ConnectionString = connectionString,
            WorkflowsDirectory = Repository.PathOf("workflows"),
            KeyEncryptionKeyFile = keyFile ?? Path.Combine(keys.FullName, "key"),
            SigningKeyFile = Path.Combine(keys.FullName, "signing.p12"),
            SigningKeyPassword = "test",
            Development = true,
        });
        return services;
    }

    private static async Task MigrateAsync(ServiceProvider provider)
    {
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(default);
    }
}
