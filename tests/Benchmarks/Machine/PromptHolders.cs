using System.Text.Json;
using System.Threading.Channels;
using RightsRequests.Contracts;
using RightsRequests.Holders;

namespace RightsRequests.Benchmarks.Machine;

/// <summary>Holders that answer at once; their answers wait here as they would in the broker's queue.</summary>
internal sealed class PromptHolders : IQueryBus
{
    private readonly Channel<(string Holder, byte[] Answer)> answers = Channel.CreateUnbounded<(string, byte[])>();

    public ChannelReader<(string Holder, byte[] Answer)> Answers => answers.Reader;

    public async Task PublishAsync(string holder, RightsQuery query, CancellationToken cancel) =>
        await answers.Writer.WriteAsync((holder, Answer(holder, query)), cancel);

    /// <summary>What a holder answers: three records found, or erased.</summary>
    public static byte[] Answer(string holder, RightsQuery query)
    {
        var erases = query.Action == HolderAction.Erase;
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            schema = "rights.answer/1",
            queryId = query.QueryId,
            holder,
            outcome = "done",
            records = erases ? [] : query.Activities.Select(activity => new { activity, category = query.Categories[0], label = "Adresse", value = "3 allée des Mirabelles", source = "subject", concernsThirdParty = false }).ToArray(),
            actions = new { changed = 0, erased = erases ? 3 : 0, kept = 0 },
        });
    }

    public Task<bool> IsReachableAsync(CancellationToken cancel) => Task.FromResult(true);
}
