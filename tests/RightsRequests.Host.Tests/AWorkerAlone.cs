using System.Net;
using System.Text.Json.Nodes;

namespace RightsRequests.Host.Tests;

/// <summary>A worker answers operators about itself, and nobody about anything else.</summary>
public sealed class AWorkerAlone(PublishedHost host)
{
    [Fact]
    public async Task It_tells_its_health_and_metrics_and_serves_no_page_and_no_API()
    {
        await using var postgres = new PrivatePostgres();
        await postgres.InitializeAsync();
        var keys = Directory.CreateTempSubdirectory("host-worker").FullName;
        await host.RunAsync($"keys --directory {keys}");
        var address = $"http://127.0.0.1:{Serving.FreePort()}";
        (string, string)[] settings =
        [
            ("RIGHTS__ConnectionString", await postgres.DatabaseAsync()), ("RIGHTS__KeyDirectory", keys), ("RIGHTS__Development", "true"), ("RIGHTS__Broker", "amqp://engine:x@127.0.0.1:1"),
            ("RIGHTS__NodeModulesRoot", Repository.PathOf("src", "RightsRequests.Letters", "node")), ("DOTNET_ENVIRONMENT", "Development"), ("ASPNETCORE_ENVIRONMENT", "Development"),
        ];
        Assert.Equal(0, (await host.RunAsync("migrate", settings)).ExitCode);
        await using var serving = host.Start($"serve --roles worker --urls {address}", settings);
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        await http.UntilReadyAsync();

        var ready = JsonNode.Parse(await http.GetStringAsync("/health/ready"))!;
        Assert.Equal(("degraded", "unreachable"), ((string)ready["status"]!, (string)ready["broker"]!));
        Assert.Contains("Le courtier est hors d'atteinte", (string)ready["says"]!, StringComparison.Ordinal);
        Assert.Equal("ok", (string)JsonNode.Parse(await http.GetStringAsync("/health/live"))!["status"]!);
        await UntilAsync(http, "rights_state_known{role=\"worker\"} 1");
        foreach (var path in new[] { "/", "/demande", "/console", "/api/v1/cases", "/dev/people", "/openapi/v1.json" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await http.GetAsync(path)).StatusCode));
        }

        await postgres.StopAsync();
        var away = await http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Contains("rien n'écoute à cette adresse", (string)JsonNode.Parse(await away.Content.ReadAsStringAsync())!["title"]!, StringComparison.Ordinal);
        Assert.Equal(0, await serving.StopAsync());
        Directory.Delete(keys, recursive: true);
    }

    private static async Task UntilAsync(HttpClient http, string metric)
    {
        for (var end = DateTime.UtcNow.AddMinutes(1); ; await Task.Delay(200))
        {
            var said = await http.GetStringAsync("/metrics");
            if (said.Contains(metric, StringComparison.Ordinal))
            {
                return;
            }

            Assert.True(DateTime.UtcNow < end, said);
        }
    }
}
