using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Npgsql;
using RightsRequests.Casework;
using RightsRequests.Office.Tests;
using RightsRequests.Storage;
using RightsRequests.Tests.Private;

[assembly: AssemblyFixture(typeof(OfficeFixture))]

namespace RightsRequests.Office.Tests;

/// <summary>A private PostgreSQL for the whole run; each test gets an office on a database of its own.</summary>
public sealed class OfficeFixture : IAsyncLifetime
{
    private readonly PrivatePostgres postgres = new();
    private readonly DirectoryInfo keys = Directory.CreateTempSubdirectory("office-keys");
    private string migrated = "";

    public async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        KeyFile.Create(Path.Combine(keys.FullName, "key"));

        // Copied for each test: migrating anew costs several times as much.
        migrated = await postgres.DatabaseAsync();
        await using (var provider = Provide(migrated, new(Instant.FromUtc(2026, 4, 1, 8, 0)), null))
        {
            await MigrateAsync(provider);
        }

        NpgsqlConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        keys.Delete(recursive: true);
    }

    /// <summary>A fresh database with the current schema.</summary>
    public async Task<TestOffice> OfficeAsync(Action<IServiceCollection>? more = null)
    {
        var clock = new FakeClock(Instant.FromUtc(2026, 4, 1, 8, 0));
        return new(Provide(await postgres.DatabaseAsync(copyOf: migrated), clock, more), clock);
    }

    private ServiceProvider Provide(string connectionString, FakeClock clock, Action<IServiceCollection>? more)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IClock>(clock);
        services.AddSingleton(new RealTime(clock));
        services.AddOffice(new OfficeOptions
        {
            ConnectionString = connectionString,
            WorkflowsDirectory = Repository.PathOf("workflows"),
            KeyEncryptionKeyFile = Path.Combine(keys.FullName, "key"),
            SigningKeyFile = Path.Combine(keys.FullName, "signing.p12"),
            SigningKeyPassword = "test",
            Development = true,
        });
        more?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static async Task MigrateAsync(ServiceProvider provider)
    {
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(default);
    }
}
