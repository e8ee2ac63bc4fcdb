using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace RightsRequests.Host.Tests;

/// <summary>Told to stop (SIGTERM), the product ends what it has begun, leaves the rest to whoever comes next, and ends well.</summary>
public sealed class StoppingGracefully(PublishedHost host) : IAsyncLifetime
{
    private const int Requests = 12;

    private readonly PrivatePostgres postgres = new();
    private readonly DirectoryInfo keys = Directory.CreateTempSubdirectory("host-stopping");
    private readonly string address = $"http://127.0.0.1:{Serving.FreePort()}";
    private string database = "";
    private (string, string)[] settings = [];

    public async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        await host.RunAsync($"keys --directory {keys.FullName}");
        database = await postgres.DatabaseAsync();
        settings =
        [
            ("RIGHTS__ConnectionString", database), ("RIGHTS__KeyDirectory", keys.FullName), ("RIGHTS__Development", "true"), ("RIGHTS__Broker", "in-memory"),
            ("RIGHTS__NodeModulesRoot", Repository.PathOf("src", "RightsRequests.Letters", "node")), ("DOTNET_ENVIRONMENT", "Development"), ("ASPNETCORE_ENVIRONMENT", "Development"),
        ];
        Assert.Equal(0, (await host.RunAsync("migrate", settings)).ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        keys.Delete(recursive: true);
    }

    [Fact]
    public async Task What_a_worker_has_in_hand_is_ended_and_the_next_one_does_the_rest_once()
    {
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        await using var first = Start("web,worker");
        await http.UntilReadyAsync();
        for (var filed = 0; filed < Requests; filed++)
        {
            Assert.Equal(HttpStatusCode.Created, (await http.PostAsJsonAsync("/api/v1/requests", Body(filed))).StatusCode);
        }

        // In the midst of it.
        await UntilAsync("SELECT count(*) FROM effects WHERE leased_until > clock_timestamp()", found => found > 0);
        await StopAsync(first);

        Assert.Equal(0, await CountAsync("SELECT count(*) FROM effects WHERE leased_until > clock_timestamp()"));
        Assert.NotEqual(0, await CountAsync("SELECT count(*) FROM effects WHERE state = 'pending'"));
        await using var second = Start("web,worker");
        await http.UntilReadyAsync();
        await UntilAsync("SELECT count(*) FROM audit_entries WHERE what = 'letter-sent'", found => found == Requests);
        await StopAsync(second);
        Assert.Equal(Requests, await CountAsync("SELECT count(DISTINCT case_id) FROM audit_entries WHERE what = 'letter-sent'"));
        Assert.Equal(Requests, await CountAsync("SELECT count(*) FROM issued_letters"));
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM incidents"));
    }

    [Fact]
    public async Task A_request_in_hand_is_taken_and_answered()
    {
        await using var serving = Start("web");
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        await http.UntilReadyAsync();
        await using var held = new NpgsqlConnection(database);
        await held.OpenAsync();
        await using var transaction = await held.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("LOCK TABLE requests IN EXCLUSIVE MODE", held, transaction))
        {
            await hold.ExecuteNonQueryAsync();
        }

        var filing = http.PostAsJsonAsync("/api/v1/requests", Body(0));
        await UntilAsync("SELECT count(*) FROM pg_locks WHERE relation = 'requests'::regclass AND NOT granted", waiting => waiting == 1);
        var stopping = StopAsync(serving);
        await UntilClosedAsync();

        await transaction.CommitAsync();
        using var answer = await filing;
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await stopping;
        Assert.Equal(1, await CountAsync("SELECT count(*) FROM requests"));
    }

    [Fact]
    public async Task A_request_that_is_coming_in_is_taken_and_answered()
    {
        await using var serving = Start("web");
        using (var http = new HttpClient { BaseAddress = new Uri(address) })
        {
            await http.UntilReadyAsync();
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(Body(0));
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", new Uri(address).Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/v1/requests HTTP/1.1\r\nHost: {new Uri(address).Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\nExpect: 100-continue\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // It is being taken: a connection on which nothing was begun may be closed by a stop.
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync());
        Assert.Equal("", await reader.ReadLineAsync());
        await stream.WriteAsync(body.AsMemory(0, body.Length / 2));
        var stopping = StopAsync(serving);
        await UntilClosedAsync();

        await stream.WriteAsync(body.AsMemory(body.Length / 2));
        Assert.Equal("HTTP/1.1 201 Created", await reader.ReadLineAsync());
        await stopping;
        Assert.Equal(1, await CountAsync("SELECT count(*) FROM requests"));
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel.Core")]
    [InlineData("Npgsql")]
    public async Task Told_so_while_it_starts_it_ends_well_and_without_a_word(string loaded)
    {
        await using var serving = Start("worker");
        await serving.UntilLoadedAsync(loaded);

        await StopAsync(serving);

        Assert.Equal("", await serving.ComplainedAsync());
    }

    private static object Body(int person) => new { rights = new[] { "access" }, subject = new { fullName = $"Ondine Halte {person}", email = $"ondine.halte.{person}@example.org" }, language = "fr", channel = "api" };

    private ServedHost Start(string roles) => host.Start($"serve --roles {roles} --urls {address}", settings);

    private static async Task StopAsync(ServedHost serving) => Assert.Equal(0, await serving.StopAsync());

    // Nobody new is let in any more: the stop has begun.
    private async Task UntilClosedAsync()
    {
        for (var end = DateTime.UtcNow.AddMinutes(1); ; await Task.Delay(50))
        {
            Assert.True(DateTime.UtcNow < end, "it never began to stop");
            try
            {
                using var another = new TcpClient();
                await another.ConnectAsync("127.0.0.1", new Uri(address).Port);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }

    private async Task UntilAsync(string sql, Func<long, bool> good)
    {
        for (var end = DateTime.UtcNow.AddMinutes(2); !good(await CountAsync(sql)); await Task.Delay(20))
        {
            Assert.True(DateTime.UtcNow < end, $"never came about: {sql}");
        }
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
