using Microsoft.Extensions.DependencyInjection;
using NodaTime.Testing;
using Npgsql;
using RightsRequests.Casework;
using RightsRequests.Delivery;
using RightsRequests.Intake;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests;

/// <summary>An office on a database of its own.</summary>
public sealed class TestOffice(ServiceProvider provider, FakeClock clock) : IAsyncDisposable
{
    public static readonly Actor Agent = new("agnes", new HashSet<Role> { Role.Agent });
    public static readonly Actor Dpo = new("denis", new HashSet<Role> { Role.Dpo });

    public FakeClock Clock { get; } = clock;
    public IServiceProvider Provider { get; } = provider;

    public string ConnectionString => Provider.GetRequiredService<OfficeOptions>().ConnectionString;

    /// <summary>One for the whole office.</summary>
    public T Service<T>()
        where T : notnull => Provider.GetRequiredService<T>();

    /// <summary>Does something in a scope of its own.</summary>
    public async Task<T> InScopeAsync<TService, T>(Func<TService, Task<T>> what)
        where TService : notnull
    {
        await using var scope = Provider.CreateAsyncScope();
        return await what(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task<FiledRequest> FileAsync(NewRequest? request = null) =>
        Assert.IsType<Filed>(await InScopeAsync((IntakeDesk desk) => desk.FileAsync(request ?? Requests.Access(), null, default))).Request;

    public Task<Decision> HandleAsync(Guid caseId, CaseEvent happened) =>
        InScopeAsync((CaseDesk desk) => desk.HandleAsync(caseId, happened, default));

    public Task<ActOutcome> ActAsync(Guid caseId, Actor actor, string action, long? version = null, params (string Name, string Value)[] fields) =>
        InScopeAsync((CaseDesk desk) => desk.ActAsync(caseId, version is { } seen ? [seen] : null, actor, action, fields.ToDictionary(one => one.Name, one => one.Value), default));

    public async Task<CaseView> CaseAsync(Guid caseId) =>
        (await InScopeAsync((CaseDesk desk) => desk.GetAsync(caseId, Agent, default)))!;

    /// <summary>What the person sees of a request; null for a wrong code.</summary>
    public async Task<RequestStatus?> StatusAsync(FiledRequest filed) =>
        await InScopeAsync((RequestKeyhole keyhole) => keyhole.OpenAsync(filed.Reference, filed.TrackingCode, default)) is { } request
            ? await InScopeAsync((StatusReader reader) => reader.ReadAsync(request, default))
            : null;

    public Task<long> CountAsync(string sql) => InScopeAsync(async (NpgsqlDataSource source) =>
    {
        await using var command = source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    });

    public Task<int> ExecuteAsync(string sql) => InScopeAsync(async (NpgsqlDataSource source) =>
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    });

    public ValueTask DisposeAsync() => ((ServiceProvider)Provider).DisposeAsync();
}
