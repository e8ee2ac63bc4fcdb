using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RightsRequests.Contracts;

namespace RightsRequests.Faults;

/// <summary>All holders of the pack in one process that may be killed: prompt, slow, silent, repeating, in disorder, lying. What each does with a query follows from the seed alone.</summary>
public sealed class LyingHolders(int seed, string credentialsFile, Func<int> port, string logFile)
{
    private readonly ConcurrentStack<(IChannel Channel, string Holder, byte[] Body, string QueryId)> held = new();

    public async Task RunAsync(CancellationToken cancel)
    {
        var holders = JsonNode.Parse(await File.ReadAllTextAsync(credentialsFile, cancel))!.AsObject();
        _ = ReleaseAsync(cancel);
        await Task.WhenAll(holders.Select(one => ServeAsync(one.Key, one.Value!["user"]!.GetValue<string>(), one.Value["password"]!.GetValue<string>(), cancel)));
    }

    private async Task ServeAsync(string holder, string user, string password, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var factory = new ConnectionFactory { HostName = "127.0.0.1", Port = port(), UserName = user, Password = password, AutomaticRecoveryEnabled = false };
                await using var connection = await factory.CreateConnectionAsync(cancel);
                await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
                await channel.BasicQosAsync(0, 20, false, cancel);
                var consumer = new AsyncEventingBasicConsumer(channel);
                consumer.ReceivedAsync += (_, delivered) => AnswerAsync(channel, holder, user, delivered);
                await channel.BasicConsumeAsync($"holder.{holder}", autoAck: false, consumer, cancel);
                while (channel.IsOpen)
                {
                    await Task.Delay(200, cancel);
                }
            }
            catch (Exception away) when (away is not OperationCanceledException)
            {
                await Task.Delay(500, cancel);
            }
        }
    }

    private async Task AnswerAsync(IChannel channel, string holder, string user, BasicDeliverEventArgs delivered)
    {
        var query = JsonNode.Parse(delivered.Body.Span)!;
        var id = query["queryId"]!.GetValue<string>();
        var attempt = query["attempt"]!.GetValue<int>();
        lock (held)
        {
            File.AppendAllText(logFile, $"{id} {attempt} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(delivered.Body.Span))}\n");
        }

        var right = Right(holder, query);
        switch (StableNumber($"{id}/{attempt}") % 10)
        {
            case 0 when attempt == 1:
                break;
            case 1:
                await Task.Delay(500 + (StableNumber(id) % 2500));
                await PublishAsync(channel, user, id, right);
                break;
            case 2:
                await PublishAsync(channel, user, id, right);
                await PublishAsync(channel, user, id, right);
                break;
            case 3:
                held.Push((channel, user, right, id));
                break;
            case 4:
                await PublishAsync(channel, user, id, Lie(query, holder, StableNumber(id) % 3));
                await PublishAsync(channel, user, id, right);
                break;
            case 5:
                await PublishAsync(channel, user, id, right);
                await PublishAsync(channel, user, id, Lie(query, holder, 3));
                break;
            default:
                await PublishAsync(channel, user, id, right);
                break;
        }

        await channel.BasicAckAsync(delivered.DeliveryTag, false);
    }

    // Last in, first out: answers overtake each other.
    private async Task ReleaseAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            await Task.Delay(2000, cancel);
            while (held.TryPop(out var one))
            {
                try
                {
                    await PublishAsync(one.Channel, one.Holder, one.QueryId, one.Body);
                }
                catch (Exception gone) when (gone is not OperationCanceledException)
                {
                    // Lost with its connection: the engine asks again, or a person does.
                }
            }
        }
    }

    private static async Task PublishAsync(IChannel channel, string user, string queryId, byte[] body) =>
        await channel.BasicPublishAsync(
            RightsBroker.AnswersExchange, "", mandatory: false,
            new BasicProperties { Persistent = true, ContentType = "application/json", CorrelationId = queryId, UserId = user }, body);

    private static byte[] Right(string holder, JsonNode query)
    {
        var action = query["action"]!.GetValue<string>();
        var records = action is "export" or "locate"
            ? query["activities"]!.AsArray().Select(activity => (JsonNode?)new JsonObject
            {
                ["activity"] = activity!.GetValue<string>(),
                ["category"] = query["categories"]!.AsArray().FirstOrDefault()?.GetValue<string>() ?? "identification",
                ["label"] = "Adresse postale",
                ["value"] = action == "export" ? $"12 rue des Essais, {holder}" : null,
            }).ToArray()
            : [];
        return Bytes(new JsonObject
        {
            ["schema"] = "rights.answer/1",
            ["queryId"] = query["queryId"]!.GetValue<string>(),
            ["holder"] = holder,
            ["outcome"] = "done",
            ["records"] = new JsonArray(records),
            ["actions"] = new JsonObject { ["changed"] = action is "export" or "locate" or "erase" or "notify" ? 0 : 1, ["erased"] = action == "erase" ? 2 : 0, ["kept"] = 0 },
        });
    }

    private static byte[] Lie(JsonNode query, string holder, int which)
    {
        var answer = JsonNode.Parse(Right(holder, query))!.AsObject();
        switch (which)
        {
            case 0:
                answer["holder"] = holder == "crm" ? "online-account" : "crm";
                break;
            case 1:
                answer["records"] = new JsonArray(new JsonObject { ["activity"] = "anti-money-laundering", ["category"] = "identification", ["label"] = "Inventé", ["value"] = "x" });
                break;
            case 2:
                return Encoding.UTF8.GetBytes("{\"schema\":\"rights.answer/1\",\"queryId\":");
            default:
                answer["recipientsNotified"] = new JsonArray(new JsonObject { ["name"] = "Un autre", ["on"] = "2026-04-02" });
                break;
        }

        return Bytes(answer);
    }

    private static byte[] Bytes(JsonObject answer)
    {
        // No nulls: the contract leaves out what is not there.
        foreach (var record in answer["records"]!.AsArray().Where(one => one!["value"] is null))
        {
            record!.AsObject().Remove("value");
        }

        return JsonSerializer.SerializeToUtf8Bytes(answer, RightsJson.Options);
    }

    private int StableNumber(string text) =>
        BitConverter.ToUInt16(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{text}")));
}
