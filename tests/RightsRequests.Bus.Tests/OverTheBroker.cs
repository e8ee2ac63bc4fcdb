using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using RightsRequests.Contracts;
using RightsRequests.Holders;

namespace RightsRequests.Bus.Tests;

/// <summary>The contract with holders, on a real broker, seen from the holder's side.</summary>
public sealed class OverTheBroker(RunningBus bus) : IClassFixture<RunningBus>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly TestBroker broker = bus.Broker;
    private readonly RunningEngine engine = bus.Engine;

    [Fact]
    public async Task Exchanges_and_durable_quorum_queues_of_all_holders_stand_before_any_holder_connects()
    {
        await using var channel = await broker.ChannelAsync();
        var quorum = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };

        // The broker refuses to declare again what stands otherwise.
        await channel.ExchangeDeclareAsync("rights.queries", "topic", durable: true);
        await channel.ExchangeDeclareAsync("rights.answers", "fanout", durable: true);
        foreach (var queue in new[] { "rights.answers", "holder.mandatory-scheme", "holder.crm", "holder.audience-measurement" })
        {
            await channel.QueueDeclarePassiveAsync(queue);
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, quorum);
        }

        // A person's holder has no queue.
        await Assert.ThrowsAnyAsync<Exception>(() => channel.QueueDeclarePassiveAsync("holder.premises-and-video"));
    }

    [Fact]
    public async Task A_query_waits_for_a_holder_that_never_connected_and_its_bare_answer_moves_the_case()
    {
        var id = await engine.FileAsync();
        await engine.AskAsync(id);

        await using var crm = await broker.ChannelAsync("crm");
        var (query, properties) = await QueryAsync(crm);
        Assert.True(properties.Persistent);
        Assert.Equal(("application/json", query.QueryId), (properties.ContentType, properties.CorrelationId));
        Assert.True(Guid.TryParse(properties.MessageId, out _));
        // The broker's own, and the number that the confirm goes by: nothing of the machine or its versions.
        Assert.Empty((properties.Headers ?? new Dictionary<string, object?>()).Keys.Except(["x-delivery-count", "x-dotnet-pub-seq-no"]));
        Assert.Equal(["newsletter"], query.Activities);

        await AnswerAsync(crm, query, "crm", new BasicProperties { UserId = "crm" });

        Assert.Empty((await engine.UntilAsync(id, one => one.Step == "review")).Incidents);
    }

    [Fact]
    public async Task An_answer_of_no_user_or_another_holder_is_an_incident_and_moves_nothing()
    {
        var id = await engine.FileAsync();
        await engine.AskAsync(id);
        await using var crm = await broker.ChannelAsync("crm");
        var (query, _) = await QueryAsync(crm);

        await AnswerAsync(crm, query, "crm", new BasicProperties());
        await using var other = await broker.ChannelAsync("care-centres");
        await AnswerAsync(other, query, "crm", new BasicProperties { UserId = "care-centres" });
        await AnswerAsync(other, query, "care-centres", new BasicProperties { UserId = "care-centres" });

        var seen = await engine.UntilAsync(id, one => one.Incidents.Count == 3);
        Assert.NotEqual("review", seen.Step);
        // The broker itself refuses a sender that claims to be another.
        await Assert.ThrowsAnyAsync<Exception>(() => AnswerAsync(other, query, "crm", new BasicProperties { UserId = "crm" }));
        Assert.Equal(3, (await engine.UntilAsync(id, _ => true)).Incidents.Count);
    }

    [Fact]
    public async Task What_is_no_answer_is_kept_as_an_incident_and_does_not_block_the_queue()
    {
        var id = await engine.FileAsync();
        await engine.AskAsync(id);
        await using var crm = await broker.ChannelAsync("crm");
        var (query, _) = await QueryAsync(crm);

        await SendAsync(crm, [0xff, 0x00, 0x7b], new BasicProperties { UserId = "crm" });
        await SendAsync(crm, [], new BasicProperties { UserId = "crm" });
        await AnswerAsync(crm, query with { QueryId = Guid.NewGuid().ToString() }, "crm", new BasicProperties { UserId = "crm" });
        await AnswerAsync(crm, query, "crm", new BasicProperties { UserId = "crm" });

        await engine.UntilAsync(id, one => one.Step == "review");
        const string OfTheOffice = "incidents WHERE sender = 'crm' AND case_id IS NULL";
        await engine.UntilCountAsync(OfTheOffice, 3);
        Assert.Equal(3, await engine.CountAsync(OfTheOffice));
    }

    [Fact]
    public async Task While_one_is_being_stored_the_next_is_taken_and_neither_is_acknowledged_before_both_stand_in_the_database()
    {
        var id = await engine.FileAsync();
        await engine.AskAsync(id);
        await using var crm = await broker.ChannelAsync("crm");
        var (query, _) = await QueryAsync(crm);
        const string Incidents = "incidents WHERE sender = 'care-centres' AND case_id IS NULL";
        var before = await engine.CountAsync(Incidents);
        await using (await engine.HoldAsync("holder_answers"))
        {
            await AnswerAsync(crm, query, "crm", new BasicProperties { UserId = "crm" });
            await engine.UntilCountAsync("pg_locks WHERE relation = 'holder_answers'::regclass AND NOT granted", 1);

            await using var other = await broker.ChannelAsync("care-centres");
            await SendAsync(other, "{"u8.ToArray(), new BasicProperties { UserId = "care-centres" });
            await engine.UntilCountAsync(Incidents, before + 1);

            await UntilUnacknowledgedAsync(2);
        }

        await engine.UntilAsync(id, one => one.Step == "review");
        await UntilUnacknowledgedAsync(0);
    }

    [Fact]
    public async Task While_the_broker_is_down_requests_are_taken_and_their_queries_go_out_when_it_is_back()
    {
        Task<bool> IsReachableAsync() => engine.InScopeAsync((IQueryBus bus) => bus.IsReachableAsync(default));
        Assert.True(await IsReachableAsync());
        await broker.StopAsync();
        Assert.False(await IsReachableAsync());
        var id = await engine.FileAsync();
        await engine.AskAsync(id);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Empty((await engine.UntilAsync(id, _ => true)).Incidents);

        await broker.StartAsync();

        await broker.UntilQueueAsync("holder.crm");
        await using var crm = await broker.ChannelAsync("crm");
        var (query, _) = await QueryAsync(crm);
        Assert.True(await IsReachableAsync());
        // Of the categories that the holder has, those of the activity asked about.
        Assert.Contains("identification", query.Categories);
        Assert.DoesNotContain("health", query.Categories);
        await AnswerAsync(crm, query, "crm", new BasicProperties { UserId = "crm" });
        Assert.Empty((await engine.UntilAsync(id, one => one.Step == "review")).Incidents);
    }

    // The broker counts them every few seconds.
    private async Task UntilUnacknowledgedAsync(int count)
    {
        for (var end = DateTime.UtcNow + Patience; await broker.UnacknowledgedAsync("rights.answers") is var left && left != count;)
        {
            Assert.True(DateTime.UtcNow < end, $"{left} instead of {count}");
        }
    }

    internal static async Task<(RightsQuery Query, IReadOnlyBasicProperties Properties)> QueryAsync(IChannel channel)
    {
        for (var end = DateTime.UtcNow + Patience; DateTime.UtcNow < end; await Task.Delay(50))
        {
            if (await channel.BasicGetAsync("holder.crm", autoAck: true) is { } message)
            {
                return (JsonSerializer.Deserialize<RightsQuery>(message.Body.Span, RightsJson.Options)!, message.BasicProperties);
            }
        }

        throw new TimeoutException("No query came.");
    }

    private static Task AnswerAsync(IChannel channel, RightsQuery query, string holder, BasicProperties properties) => SendAsync(
        channel,
        Encoding.UTF8.GetBytes($$"""{"schema":"rights.answer/1","queryId":"{{query.QueryId}}","holder":"{{holder}}","outcome":"no-data"}"""),
        properties);

    private static async Task SendAsync(IChannel channel, byte[] body, BasicProperties properties) =>
        await channel.BasicPublishAsync(RightsBroker.AnswersExchange, "", mandatory: true, properties, body);
}
