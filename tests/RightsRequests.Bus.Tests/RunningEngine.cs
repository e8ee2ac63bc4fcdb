using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Npgsql;
using RightsRequests.Casework;
using RightsRequests.Files;
using RightsRequests.Intake;
using RightsRequests.Letters;
using RightsRequests.Office.Tests.Files;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Bus.Tests;

/// <summary>The office with its workers on a real broker and database.</summary>
internal sealed class RunningEngine(ServiceProvider provider) : IAsyncDisposable
{
    private static readonly Actor Agent = new("agnes", new HashSet<Role> { Role.Agent });
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task<RunningEngine> StartAsync(PrivatePostgres postgres, TestBroker broker)
    {
        var keys = Directory.CreateTempSubdirectory("bus-keys").FullName;
        KeyFile.Create(Path.Combine(keys, "content.key"));
        LetterSeal.CreateDevelopmentKey(keys, "test", Instant.FromUtc(2026, 1, 1, 0, 0));
        var scanner = new FakeClamd();
        var services = new ServiceCollection().AddLogging().AddSingleton(scanner).AddSingleton(new FileScanner(scanner.Address)).AddOffice(new OfficeOptions
        {
            ConnectionString = await postgres.DatabaseAsync(),
            WorkflowsDirectory = Repository.PathOf("workflows"),
            KeyEncryptionKeyFile = Path.Combine(keys, "content.key"),
            SigningKeyFile = Path.Combine(keys, "signing.p12"),
            SigningKeyPassword = "test",
            Development = true,
            NodeModulesRoot = Repository.PathOf("src", "RightsRequests.Letters", "node"),
        }).AddOfficeWorkers().AddRabbitMqBus(broker.Engine);
        var engine = new RunningEngine(services.BuildServiceProvider());
        await engine.InScopeAsync(async (Migrator migrator) =>
        {
            await migrator.MigrateAsync(default);
            return true;
        });
        foreach (var hosted in engine.Hosted)
        {
            await hosted.StartAsync(default);
        }

        return engine;
    }

    public IHostedService AnswerConsumer => Hosted.OfType<AnswerConsumer>().Single();

    private IEnumerable<IHostedService> Hosted => provider.GetServices<IHostedService>();

    public async Task<T> InScopeAsync<TService, T>(Func<TService, Task<T>> what)
        where TService : notnull
    {
        await using var scope = provider.CreateAsyncScope();
        return await what(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>An access case of one activity, which the holder <c>crm</c> has.</summary>
    public async Task<Guid> FileAsync() => Assert.IsType<Filed>(await InScopeAsync((IntakeDesk desk) => desk.FileAsync(
        new(
            Rights: ["access"],
            Subject: new("Zéphyrine Quillfeather", Email: "zephyrine.quillfeather@example.org"),
            Scope: new(["newsletter"])),
        null,
        default))).Request.Cases[0].Id;

    /// <summary>Does what an agent does until the holders are asked.</summary>
    public async Task AskAsync(Guid id)
    {
        foreach (var action in new[] { "confirm-identity", "accept-assessment" })
        {
            await ActAsync(id, action);
        }
    }

    public Task WithdrawAsync(Guid id) => ActAsync(id, "withdraw");

    public Task AskAgainAsync(Guid id) => ActAsync(id, "re-ask-holder");

    private async Task ActAsync(Guid id, string action)
    {
        var offer = (await UntilAsync(id, one => one.AvailableActions.Any(offer => offer.Action == action))).AvailableActions.Single(one => one.Action == action);
        var fields = offer.Fields.Where(field => field.Required).ToDictionary(field => field.Name, field => field.Options is [var first, ..] ? first : "ok");
        Assert.IsType<Acted>(await InScopeAsync((CaseDesk desk) => desk.ActAsync(id, null, Agent, action, fields, default)));
    }

    public async Task<CaseView> UntilAsync(Guid id, Func<CaseView, bool> good)
    {
        for (var end = DateTime.UtcNow + Patience; ;)
        {
            var seen = (await InScopeAsync((CaseDesk desk) => desk.GetAsync(id, Agent, default)))!;
            if (good(seen))
            {
                return seen;
            }

            Assert.True(DateTime.UtcNow < end, $"still at {seen.Step}");
            await Task.Delay(100);
        }
    }

    public Task<long> CountAsync(string sql) => InScopeAsync(async (NpgsqlDataSource source) =>
    {
        await using var command = source.CreateCommand($"SELECT count(*) FROM {sql}");
        return (long)(await command.ExecuteScalarAsync())!;
    });

    /// <summary>Nobody writes into the table until what this returns is disposed of.</summary>
    public async Task<IAsyncDisposable> HoldAsync(string table)
    {
        var connection = await provider.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN SHARE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Waits until there are so many.</summary>
    public async Task UntilCountAsync(string sql, long count)
    {
        for (var end = DateTime.UtcNow + Patience; await CountAsync(sql) < count; await Task.Delay(100))
        {
            Assert.True(DateTime.UtcNow < end, sql);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in Hosted)
        {
            await hosted.StopAsync(default);
        }

        await provider.DisposeAsync();
    }
}
