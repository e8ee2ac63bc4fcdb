using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace RightsRequests.Host.Tests;

/// <summary>What operators find in the log and the metrics where calls fail: an error of ours with its trace, an outage without the noise of libraries.</summary>
public sealed class FailingInProduction(PublishedHost host) : IAsyncLifetime
{
    private readonly PrivatePostgres postgres = new();
    private readonly DirectoryInfo keys = Directory.CreateTempSubdirectory("host-failing");

    public async ValueTask InitializeAsync() => await postgres.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        keys.Delete(recursive: true);
    }

    [Fact]
    public async Task An_error_of_ours_is_logged_with_its_trace_and_counted_and_an_outage_is_no_error_of_ours()
    {
        var database = await postgres.DatabaseAsync();
        var address = $"http://127.0.0.1:{Serving.FreePort()}";
        (string, string)[] settings =
        [
            ("RIGHTS__ConnectionString", database), ("RIGHTS__KeyDirectory", keys.FullName), ("RIGHTS__Broker", "amqp://engine:x@127.0.0.1:1"), ("RIGHTS__SmtpUri", "smtp://127.0.0.1:1"),
            ("RIGHTS__Oidc__Authority", "https://127.0.0.1:1"), ("RIGHTS__PublicUrl", "https://droits.example.org"), ("RIGHTS__NodeModulesRoot", Repository.PathOf("src", "RightsRequests.Letters", "node")),
        ];
        Assert.Equal(0, (await host.RunAsync($"keys --directory {keys.FullName}")).ExitCode);
        Assert.Equal(0, (await host.RunAsync("migrate", settings)).ExitCode);
        await using var serving = host.Start($"serve --roles web --urls {address}", settings);
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        await http.UntilReadyAsync();

        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("ALTER TABLE requests RENAME TO elsewhere", connection);
            await command.ExecuteNonQueryAsync();
        }

        http.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        Assert.Equal(HttpStatusCode.InternalServerError, (await FileAsync(http)).StatusCode);
        Assert.Matches("(?m)^http_requests_received_total{[^}]*code=\"500\"[^}]*} 1$", await http.GetStringAsync("/metrics"));
        await postgres.StopAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await FileAsync(http)).StatusCode);
        Assert.Equal(0, await serving.StopAsync());

        var lines = (await serving.PrintedAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var failed = (string)Assert.Single(lines, line => ((string)line["Category"]!).EndsWith(".FailureProblems", StringComparison.Ordinal))["Message"]!;
        Assert.Contains("0af7651916cd43dd8448eb211c80319c", failed, StringComparison.Ordinal);
        Assert.Contains("PostgresException", failed, StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => (string)line["Category"]! == "Microsoft.EntityFrameworkCore.Database.Connection");
    }

    private static Task<HttpResponseMessage> FileAsync(HttpClient http) =>
        http.PostAsJsonAsync("/api/v1/requests", new { rights = new[] { "access" }, subject = new { fullName = "Ombeline Panne", email = "ombeline.panne@example.org" }, language = "fr", channel = "api" });
}
