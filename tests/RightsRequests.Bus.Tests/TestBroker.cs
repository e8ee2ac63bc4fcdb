using System.Diagnostics;
using System.Globalization;
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

    /// <param name="more">Told the broker's folder, what stands in its configuration besides; null: nothing.</param>
    public static async Task<TestBroker> StartNewAsync(Func<string, string>? more = null)
    {
        var broker = new TestBroker();
        if (more is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(broker.directory.FullName, "more.conf"), more(broker.directory.FullName));
        }

        await broker.StartAsync();
        return broker;
    }

    /// <summary>Starts it; on the same port when it ran before.</summary>
    public Task StartAsync() => ScriptAsync("start", "crm", "care-centres");

    public Task StopAsync() => ScriptAsync("stop");

    /// <summary>Closes a holder's connections.</summary>
    public Task DisconnectAsync(string holder) => ScriptAsync("disconnect", holder);

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
        for (var end = DateTime.UtcNow.AddMinutes(3); ; await Task.Delay(100))
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

    /// <summary>As <c>rabbitmqctl import_definitions</c> does.</summary>
    public async Task ImportAsync(string definitions)
    {
        var file = Path.Combine(directory.FullName, "imported.json");
        await File.WriteAllTextAsync(file, definitions);
        await ControlAsync($"import_definitions '{file}'");
    }

    /// <summary>Has it take nothing any more, for want of memory, or take all again.</summary>
    public Task AlarmAsync(bool on) => ControlAsync($"set_vm_memory_high_watermark {(on ? "0.0001" : "0.6")}");

    /// <summary>Messages of a queue that somebody was handed and has not acknowledged.</summary>
    public Task<int> UnacknowledgedAsync(string queue) => CountAsync(queue, "messages_unacknowledged");

    /// <summary>All messages of a queue, those that somebody was handed too.</summary>
    public Task<int> MessagesAsync(string queue) => CountAsync(queue, "messages");

    private async Task<int> CountAsync(string queue, string column)
    {
        var lines = await ControlAsync($"list_queues --no-table-headers name {column}");
        return lines.Split('\n').Select(line => line.Split('\t')).Where(parts => parts[0] == queue).Select(parts => int.Parse(parts[1], CultureInfo.InvariantCulture)).Single();
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

    private Task ScriptAsync(string verb, params string[] holders) => RunAsync([Repository.PathOf("deploy", "rabbitmq.sh"), verb, directory.FullName, .. holders]);

    private Task<string> ControlAsync(string what) => RunAsync("-c", $". '{directory.FullName}/rabbitmq/environment' && /usr/lib/rabbitmq/bin/rabbitmqctl -q {what}");

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", arguments) { RedirectStandardOutput = true };
        using var script = Process.Start(start)!;
        var output = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        Assert.Equal(0, script.ExitCode);
        return output;
    }
}
