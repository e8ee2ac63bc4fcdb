using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RightsRequests.HolderKit.Tests;

/// <summary>A RabbitMQ of this test class alone, started by the script that people use too.</summary>
public sealed class PrivateBroker : IAsyncLifetime
{
    public static readonly string[] Holders = ["crm", "late", "neighbour", "restarted", "audience-measurement"];

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("broker");

    public Uri Address { get; private set; } = null!;

    public string Credentials => Path.Combine(directory.FullName, "holders.json");

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        directory.Delete(recursive: true);
    }

    public async Task StartAsync()
    {
        var port = await ScriptAsync(["start", directory.FullName, .. Holders]);
        Address = new Uri($"amqp://127.0.0.1:{port.Trim()}");
    }

    public Task StopAsync() => ScriptAsync(["stop", directory.FullName]);

    /// <summary>A connection of the engine, which may declare and read everything.</summary>
    internal async Task<EngineSide> EngineAsync(params string[] queuesOf)
    {
        var account = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(directory.FullName, "broker.json")))!;
        return await EngineSide.OpenAsync(Address, account["user"]!.GetValue<string>(), account["password"]!.GetValue<string>(), queuesOf);
    }

    private static async Task<string> ScriptAsync(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Repository.PathOf("deploy", "rabbitmq.sh"), arguments) { RedirectStandardOutput = true };
        using var script = Process.Start(start)!;
        var output = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        return script.ExitCode == 0 ? output : throw new InvalidOperationException($"rabbitmq.sh ended with {script.ExitCode}.");
    }
}
