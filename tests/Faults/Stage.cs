using System.Diagnostics;
using System.Text.Json.Nodes;
using Npgsql;

namespace RightsRequests.Faults;

/// <summary>A private PostgreSQL on a small disk of its own, a private RabbitMQ behind a proxy, a mail sink and a time authority.</summary>
public sealed class Stage : IAsyncDisposable
{
    private const string DiskSize = "700m";

    private readonly string root;

    private Stage(string root, string folder) => (this.root, Folder) = (root, folder);

    public string Folder { get; }

    public string Root => root;

    public string Keys => Path.Combine(Folder, "keys");

    public string Credentials => Path.Combine(Folder, "holders.json");

    public string Database { get; private set; } = "";

    public MailSink Mail { get; } = new();

    public TcpProxy Proxy { get; private set; } = null!;

    public TimeAuthority Time { get; private set; } = null!;

    /// <summary>True where the database has a disk of its own, which can be filled without filling the machine's.</summary>
    public bool HasOwnDisk { get; private set; }

    public static async Task<Stage> SetAsync(string root, string folder)
    {
        var stage = new Stage(root, folder);
        var disk = Directory.CreateDirectory(Path.Combine(folder, "postgres")).FullName;
        stage.HasOwnDisk = await Shell.TryAsync("mount", "-t", "tmpfs", "-o", $"size={DiskSize}", "tmpfs", disk);
        await stage.StartDatabaseAsync();
        await stage.SqlAsync("SELECT 1");
        await stage.StartBrokerAsync();
        await Shell.RunAsync(root, stage.Settings(), "dotnet", stage.Engine, "keys", "--directory", stage.Keys);
        stage.Time = await TimeAuthority.StartAsync(stage.Keys, Path.Combine(folder, "time"));
        stage.Proxy = new TcpProxy(() => stage.BrokerPort);
        await Shell.RunAsync(root, stage.Settings(), "dotnet", stage.Engine, "migrate");
        return stage;
    }

    public string Engine => Path.Combine(root, "src", "RightsRequests.Host", "bin", "Release", "net10.0", "rights-requests.dll");

    public int BrokerPort => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "broker.json")))!["port"]!.GetValue<int>();

    public async Task StartDatabaseAsync() => Database = (await Shell.RunAsync(root, Shell.Nothing, Deploy("postgres.sh"), "start", Folder)).Trim();

    /// <summary>As a power cut leaves it: no checkpoint, no goodbye.</summary>
    public async Task StopDatabaseAtOnceAsync()
    {
        var file = Path.Combine(Folder, "postgres", "data", "postmaster.pid");
        if (File.Exists(file))
        {
            await Shell.TryAsync("kill", "-QUIT", (await File.ReadAllLinesAsync(file))[0]);
            for (var tries = 0; tries < 100 && File.Exists(file); tries++)
            {
                await Task.Delay(100);
            }
        }
    }

    public Task StartBrokerAsync() => Shell.RunAsync(root, Shell.Nothing, Deploy("rabbitmq.sh"), ["start", Folder, .. Holders()]);

    public Task StopBrokerAsync() => Shell.RunAsync(root, Shell.Nothing, Deploy("rabbitmq.sh"), "stop", Folder);

    public async Task KillBrokerAsync() => await Shell.TryAsync("kill", "-KILL", (await File.ReadAllTextAsync(Path.Combine(Folder, "rabbitmq", "broker.pid"))).Trim());

    /// <summary>Takes all room of the database's disk, or gives it back.</summary>
    public async Task FillDiskAsync(bool full)
    {
        var ballast = Path.Combine(Folder, "postgres", "ballast");
        if (full)
        {
            await Shell.TryAsync("dd", "if=/dev/zero", $"of={ballast}", "bs=1M");
        }
        else
        {
            File.Delete(ballast);
        }
    }

    /// <summary>What the engine's processes are told by their environment.</summary>
    public Dictionary<string, string> Settings(string? database = null, string? keys = null)
    {
        var settings = new Dictionary<string, string>
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["RIGHTS__Development"] = "true",
            ["RIGHTS__ConnectionString"] = (database ?? Database) + ";Maximum Pool Size=30;Timeout=5",
            ["RIGHTS__KeyDirectory"] = keys ?? Keys,
            ["RIGHTS__WorkflowsDirectory"] = Path.Combine(root, "workflows"),
            ["RIGHTS__NodeModulesRoot"] = Path.Combine(root, "src", "RightsRequests.Letters", "node"),
            ["RIGHTS__PeopleFile"] = Path.Combine(root, "src", "RightsRequests.DemoHolders", "people.json"),
            ["RIGHTS__SmtpUri"] = $"smtp://127.0.0.1:{Mail.Port}",
        };
        if (Time is not null)
        {
            var broker = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "broker.json")))!;
            settings["RIGHTS__Broker"] = $"amqp://engine:{broker["password"]}@127.0.0.1:{Proxy?.Port ?? BrokerPort}";
            settings["RIGHTS__TimeAuthority__Url"] = Time.Address.ToString();
            settings["RIGHTS__TimeAuthority__Trust"] = Path.Combine(Keys, "ca.pem");
        }

        return settings;
    }

    /// <summary>Waits a minute for a database that is just coming back.</summary>
    public async Task<IReadOnlyList<string>> SqlAsync(string sql, string? database = null)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await AskAsync(sql, database);
            }
            catch (NpgsqlException away) when (tries < 60 && away is not PostgresException { SqlState: ['4', '2', ..] })
            {
                await Task.Delay(1000);
            }
        }
    }

    private async Task<IReadOnlyList<string>> AskAsync(string sql, string? database)
    {
        await using var connection = new NpgsqlConnection((database ?? Database) + ";Pooling=false;Timeout=10");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(at => reader.IsDBNull(at) ? "" : reader.GetValue(at).ToString())));
        }

        return rows;
    }

    public async Task<long> CountAsync(string sql, string? database = null) => long.Parse((await SqlAsync(sql, database))[0], System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await Shell.TryAsync(Deploy("rabbitmq.sh"), "stop", Folder);
        await Shell.TryAsync(Deploy("postgres.sh"), "stop", Folder);
        await Mail.DisposeAsync();
        await Time.DisposeAsync();
        if (HasOwnDisk)
        {
            await Shell.TryAsync("umount", Path.Combine(Folder, "postgres"));
        }
    }

    private string Deploy(string script) => Path.Combine(root, "deploy", script);

    private IEnumerable<string> Holders() =>
        File.ReadLines(Path.Combine(root, "workflows", "holders.yaml")).Select(line => line.Trim()).Where(line => line.StartsWith("- id: ", StringComparison.Ordinal)).Select(line => line["- id: ".Length..].Trim());
}
