using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using RightsRequests.Contracts;

namespace RightsRequests.Bus.Tests.Hostile;

/// <summary>Sends what is hostile to the running engine, and says what became of it.</summary>
internal sealed class Fate(RunningBus bus)
{
    private const string Ours = "incidents WHERE case_id IS NULL AND holder = 'care-centres'";
    private const string Offices = "incidents WHERE case_id IS NULL AND (holder IS NULL OR holder <> 'care-centres')";

    public async Task<string> OfAsync(HostileAnswer hostile)
    {
        var id = await bus.Engine.FileAsync();
        await bus.Engine.AskAsync(id);
        await using var crm = await bus.Broker.ChannelAsync("crm");
        var (query, _) = await OverTheBroker.QueryAsync(crm);
        if (hostile.AfterWithdrawal)
        {
            await bus.Engine.WithdrawAsync(id);
        }

        var before = await bus.Engine.CountAsync(Offices);
        var door = new UploadDoor(bus, id, query.QueryId);
        await (hostile.Upload?.Invoke(door) ?? Task.CompletedTask);
        foreach (var message in hostile.Messages(query))
        {
            await using var channel = await bus.Broker.ChannelAsync(message.Account);
            try
            {
                await SendAsync(channel, message);
            }
            catch (RabbitMQClientException)
            {
                return "refused by the broker";
            }
        }

        await UntilHandledAsync();
        var seen = await bus.Engine.UntilAsync(id, _ => true);
        var answers = await bus.Engine.CountAsync($"holder_answers WHERE case_id = '{id}'");
        // The case moves by an answer that was taken, and by no other; a withdrawn one by none.
        Assert.Equal(seen.Step == "review", answers > 0 && !hostile.AfterWithdrawal);
        List<string> fate = [.. door.Said];
        if (answers > 0)
        {
            fate.Add(hostile.AfterWithdrawal ? "kept beside the case" : answers == 1 ? "taken" : "taken, another kept beside it");
        }

        fate.AddRange(seen.Incidents.Select(incident => "incident: " + Reason(incident.Reason)));
        if (await bus.Engine.CountAsync(Offices) > before)
        {
            var reason = await bus.Engine.InScopeAsync(async (Npgsql.NpgsqlDataSource source) =>
            {
                await using var command = source.CreateCommand($"SELECT reason FROM {Offices} ORDER BY at DESC LIMIT 1");
                return (string)(await command.ExecuteScalarAsync())!;
            });
            fate.Add("incident of the office: " + Reason(reason));
        }

        return fate is [] ? "passed over: it names no case" : string.Join("; ", fate);
    }

    // The French half, positions and hints go; what is wrong remains.
    private static string Reason(string reason) =>
        reason.Split(" / ")[^1].Split([" (line", ": upload", " at $", " bytes:"], StringSplitOptions.None)[0] is var kept && kept.Contains("longer than 4194304", StringComparison.Ordinal)
            ? "The answer is not valid: longer than 4194304 bytes"
            : kept.StartsWith("The answer is not valid", StringComparison.Ordinal) ? kept.TrimEnd('.') : kept;

    // Two groups of answers are at work at most. Once one is an incident that was sent after another had become one, all that came before that other were handled.
    private async Task UntilHandledAsync()
    {
        await using var other = await bus.Broker.ChannelAsync("care-centres");
        for (var sent = 0; sent < 2; sent++)
        {
            var before = await bus.Engine.CountAsync(Ours);
            await SendAsync(other, new(Guid.NewGuid().ToByteArray(), null, "care-centres", "care-centres"));
            for (var end = DateTime.UtcNow.AddMinutes(3); await bus.Engine.CountAsync(Ours) == before; await Task.Delay(50))
            {
                Assert.True(DateTime.UtcNow < end, "The engine takes nothing any more.");
            }
        }
    }

    private static async Task SendAsync(IChannel channel, SentMessage message)
    {
        var properties = new BasicProperties();
        if (message.User is { } user)
        {
            properties.UserId = user;
        }

        if (message.Correlation is { } correlation)
        {
            properties.CorrelationId = correlation;
        }

        await channel.BasicPublishAsync(RightsBroker.AnswersExchange, "", mandatory: true, properties, message.Body);
    }
}
