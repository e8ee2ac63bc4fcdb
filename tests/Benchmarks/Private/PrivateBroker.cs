using System.Diagnostics;
using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RightsRequests.Letters;

namespace RightsRequests.Benchmarks.Private;

/// <summary>A RabbitMQ of its own, which ends with it.</summary>
internal sealed class PrivateBroker : IAsyncDisposable
{
    private static readonly string[] Holders =
        ["mandatory-scheme", "complementary-contracts", "claims-and-health", "crm", "online-account", "business-relations", "care-centres", "audience-measurement"];

    private readonly DirectoryInfo folder;

    private PrivateBroker(DirectoryInfo folder) => this.folder = folder;

    /// <summary>As the engine.</summary>
    public Uri Address { get; private set; } = null!;

    public static async Task<PrivateBroker> StartAsync()
    {
        var broker = new PrivateBroker(Directory.CreateTempSubdirectory("benchmark-broker-"));
        await broker.ScriptAsync(["start", broker.folder.FullName, .. Holders]);
        var account = broker.Read("broker.json");
        broker.Address = new($"amqp://engine:{account["password"]}@127.0.0.1:{account["port"]}");
        return broker;
    }

    /// <summary>A connection of the engine, or of a holder by its id.</summary>
    public Task<IConnection> ConnectAsync(string? holder, CancellationToken cancel)
    {
        var factory = new ConnectionFactory { Uri = Address };
        if (holder is not null)
        {
            (factory.UserName, factory.Password) = (holder, Read("holders.json")[holder]!["password"]!.GetValue<string>());
        }

        return factory.CreateConnectionAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await ScriptAsync(["stop", folder.FullName]);
        folder.Delete(recursive: true);
    }

    private JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, file)))!;

    private static async Task RunAsync(ProcessStartInfo start)
    {
        using var script = Process.Start(start)!;
        await script.StandardOutput.ReadLineAsync();
        await script.WaitForExitAsync();
        if (script.ExitCode != 0)
        {
            throw new InvalidOperationException($"rabbitmq.sh ended with {script.ExitCode}.");
        }
    }

    private Task ScriptAsync(string[] arguments) => RunAsync(new ProcessStartInfo(
        "bash",
        [Path.GetFullPath(Path.Combine(LetterPressOptions.Find().WordingRoot, "..", "..", "deploy", "rabbitmq.sh")), .. arguments])
    { RedirectStandardOutput = true });
}
