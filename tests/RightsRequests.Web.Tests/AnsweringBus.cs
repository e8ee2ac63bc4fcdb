using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RightsRequests.Contracts;
using RightsRequests.Holders;

namespace RightsRequests.Web.Tests;

/// <summary>Holders that know nobody: each query is answered "no data" as the holder's broker user would.</summary>
public sealed class AnsweringBus(IServiceScopeFactory scopes) : BackgroundService, IQueryBus
{
    private readonly Channel<(string Holder, RightsQuery Query)> asked = Channel.CreateUnbounded<(string, RightsQuery)>();

    public async Task PublishAsync(string holder, RightsQuery query, CancellationToken cancel) => await asked.Writer.WriteAsync((holder, query), cancel);

    /// <summary>What a holder answers besides that it knows nobody; null: nothing.</summary>
    public Func<string, RightsQuery, object?>? Answering { get; set; }

    public bool IsThere { get; set; } = true;

    public Task<bool> IsReachableAsync(CancellationToken cancel) => Task.FromResult(IsThere);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (holder, query) in asked.Reader.ReadAllAsync(stoppingToken))
        {
            var answer = JsonSerializer.SerializeToUtf8Bytes(Answering?.Invoke(holder, query) ?? new { schema = "rights.answer/1", queryId = query.QueryId, holder, outcome = "no-data" });
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<HolderDesk>().AnswerArrivedAsync(answer, holder, query.QueryId, stoppingToken);
        }
    }
}
