using System.Diagnostics;
using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace RightsRequests.Bus.Tests;

/// <summary>A RabbitMQ of its own, with the accounts of two holders.</summary>
internal sealed class TestBroker : IAsyncDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("bus-broker");

    private TestBroker()
    {
    }

    public static async Task<TestBroker> StartNewAsync()
    {
        var broker = new TestBroker();
        await broker.StartAsync();
        return broker;
    }

    /// <summary>Starts it; on the same port when it ran before.</summary>
    public Task StartAsync() => ScriptAsync("start", "crm", "care-centres");

    public Task StopAsync() => ScriptAsync("stop");

    public BrokerAddress Engine => new(Address(File.ReadAllText(Path.Combine(directory.FullName, "broker.json"))));

    /// <summary>A channel as the engine's account, or a holder's.</summary>
    public async Task<IChannel> ChannelAsync(string? holder = null)
    {
        var uri = holder is null ? Engine.Uri : HolderAddress(holder);
        var connection = await new ConnectionFactory { Uri = uri, AutomaticRecoveryEnabled = false }.CreateConnectionAsync();
        return await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
    }

    /// <summary>Waits until the engine has declared its queues.</summary>
    public async Task UntilQueueAsync(string queue)
    {
        for (var end = DateTime.UtcNow.AddSeconds(60); ; await Task.Delay(100))
        {
            await using var channel = await ChannelAsync();
            try
            {
                await channel.QueueDeclarePassiveAsync(queue);
                return;
            }
            catch (OperationInterruptedException) when (DateTime.UtcNow < end)
            {
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        directory.Delete(recursive: true);
    }

    /// <summary>The accounts of the holders.</summary>
    public string Credentials => Path.Combine(directory.FullName, "holders.json");

    private Uri HolderAddress(string holder)
    {
        var account = JsonNode.Parse(File.ReadAllText(Path.Combine(directory.FullName, "holders.json")))![holder]!.AsObject();
        account["port"] = Engine.Uri.Port;
        return Address(account.ToJsonString());
    }

    private static Uri Address(string json)
    {
        var account = JsonNode.Parse(json)!;
        return new($"amqp://{account["user"]}:{account["password"]}@127.0.0.1:{account["port"]}");
    }

    private async Task ScriptAsync(string verb, params string[] holders)
    {
        var start = new ProcessStartInfo("bash", [Repository.PathOf("deploy", "rabbitmq.sh"), verb, directory.FullName, .. holders]) { RedirectStandardOutput = true };
        using var script = Process.Start(start)!;
        await script.StandardOutput.ReadLineAsync();
        await script.WaitForExitAsync();
        Assert.Equal(0, script.ExitCode);
    }
}
