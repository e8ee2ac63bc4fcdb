using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Web.Tests;
using RightsRequests.Workflow;

[assembly: AssemblyFixture(typeof(WebFixture))]

namespace RightsRequests.Web.Tests;

/// <summary>A private PostgreSQL for the whole run, and one web that most tests share.</summary>
public sealed class WebFixture : IAsyncLifetime
{
    private readonly PrivatePostgres postgres = new();
    private readonly string keys = Directory.CreateTempSubdirectory("web-keys").FullName;

    // Of it only what needs no database is asked: the one it names is copied, and nobody may be connected to that.
    private ServiceProvider shared = null!;
    private string migrated = "";

    /// <summary>The pack as it stands: reading it anew for each web costs more than the web.</summary>
    public Policy Policy => shared.GetRequiredService<Policy>();

    /// <summary>Shared: a test counts nothing that another test may add to.</summary>
    public RunningWeb Web { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        KeyFile.Create(Path.Combine(keys, "content.key"));
        await File.WriteAllTextAsync(Path.Combine(keys, "token.key"), Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)));
        LetterSeal.CreateDevelopmentKey(keys, "test", Instant.FromUtc(2026, 1, 1, 0, 0));

        // Copied for each web: migrating anew costs several times as much.
        migrated = await postgres.DatabaseAsync();
        shared = new ServiceCollection().AddLogging().AddOffice(Office(migrated)).BuildServiceProvider();
        await using (var provider = new ServiceCollection().AddLogging().AddOffice(Office(migrated)).BuildServiceProvider())
        {
            await using var scope = provider.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(default);
        }

        NpgsqlConnection.ClearAllPools();
        Web = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        await shared.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(keys, recursive: true);
    }

    /// <summary>A web on a database of its own.</summary>
    public async Task<RunningWeb> StartAsync(Func<WebOptions, WebOptions>? change = null, Action<IServiceCollection>? more = null, PrivatePostgres? on = null)
    {
        var options = new WebOptions
        {
            Development = true,
            // All tests come from one address, a fast machine's in a minute more than one person may ask.
            FromThisMachine = int.MaxValue,
            TokenKeyFile = Path.Combine(keys, "token.key"),
            PeopleFile = Repository.PathOf("src", "RightsRequests.DemoHolders", "people.json"),
            FormKeyDirectory = Path.Combine(keys, "forms"),
            // Any port: the site that frames is started later.
            EmbedOrigins = ["http://localhost:*"],
        };
        var database = on is null ? await postgres.DatabaseAsync(copyOf: migrated) : await on.DatabaseAsync();
        return await RunningWeb.StartAsync(change?.Invoke(options) ?? options, Office(database), services =>
        {
            // Its processes are started once: all webs typeset the same wording.
            services.AddSingleton(Policy).AddSingleton(shared.GetRequiredService<LetterPress>());
            more?.Invoke(services);
        });
    }

    private OfficeOptions Office(string database) => new()
    {
        ConnectionString = database,
        WorkflowsDirectory = Repository.PathOf("workflows"),
        KeyEncryptionKeyFile = Path.Combine(keys, "content.key"),
        SigningKeyFile = Path.Combine(keys, "signing.p12"),
        SigningKeyPassword = "test",
        Development = true,
        NodeModulesRoot = Repository.PathOf("src", "RightsRequests.Letters", "node"),
    };
}
