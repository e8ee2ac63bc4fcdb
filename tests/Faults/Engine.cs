using System.Diagnostics;
using System.Text.Json.Nodes;
using RabbitMQ.Client;

namespace RightsRequests.Faults;

/// <summary>One web and two workers of the product, kept alive.</summary>
public sealed class Engine : IAsyncDisposable
{
    private readonly Stage stage;

    public Engine(Stage stage, string? database = null, string? keys = null, int workers = 2)
    {
        this.stage = stage;
        Address = new($"http://127.0.0.1:{MailSink.FreePort()}");
        Web = Keep("web", ["--roles", "web", "--urls", Address.ToString()], database, keys);
        Workers = [.. Enumerable.Range(1, workers).Select(number => Keep($"worker-{number}", ["--roles", "worker"], database, keys))];
    }

    public Uri Address { get; }

    public Kept Web { get; }

    public IReadOnlyList<Kept> Workers { get; }

    public int EndedByThemselves => Web.EndedByItself + Workers.Sum(one => one.EndedByItself);

    /// <summary>Messages in the queues of the holders and of the answers.</summary>
    public async Task<long> QueuedAsync()
    {
        var broker = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(stage.Folder, "broker.json")))!;
        var factory = new ConnectionFactory { HostName = "127.0.0.1", Port = stage.BrokerPort, UserName = "engine", Password = broker["password"]!.GetValue<string>() };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        long queued = await channel.MessageCountAsync("rights.answers");
        foreach (var holder in JsonNode.Parse(await File.ReadAllTextAsync(stage.Credentials))!.AsObject().Select(one => one.Key))
        {
            try
            {
                await using var own = await connection.CreateChannelAsync();
                queued += await own.MessageCountAsync($"holder.{holder}");
            }
            catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
            {
                // A holder that is a person has no queue.
            }
        }

        return queued;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in Workers.Append(Web))
        {
            await one.DisposeAsync();
        }
    }

    private Kept Keep(string name, string[] arguments, string? database, string? keys)
    {
        return new(Path.Combine(stage.Folder, $"{name}.log"), Start);

        ProcessStartInfo Start()
        {
            var start = new ProcessStartInfo("dotnet", [stage.Engine, "serve", .. arguments]) { WorkingDirectory = stage.Root, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var (setting, value) in stage.Settings(database, keys))
            {
                start.Environment[setting] = value;
            }

            return start;
        }
    }
}
