using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace RightsRequests.Host.Tests;

/// <summary>What the program prints while it serves in production: a line of JSON for each event, and nothing of anybody.</summary>
public sealed class LoggingInProduction(PublishedHost host) : IAsyncLifetime
{
    private readonly PrivatePostgres postgres = new();
    private readonly DirectoryInfo keys = Directory.CreateTempSubdirectory("host-logging");

    public async ValueTask InitializeAsync() => await postgres.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        keys.Delete(recursive: true);
    }

    [Fact]
    public async Task Each_line_is_JSON_and_names_nobody_whatever_fails()
    {
        var database = await postgres.DatabaseAsync();
        var address = $"http://127.0.0.1:{Serving.FreePort()}";
        (string, string)[] settings =
        [
            // Mail, broker and provider are away: their failures are logged too.
            ("RIGHTS__ConnectionString", database), ("RIGHTS__KeyDirectory", keys.FullName), ("RIGHTS__Broker", "amqp://engine:x@127.0.0.1:1"), ("RIGHTS__SmtpUri", "smtp://127.0.0.1:1"),
            ("RIGHTS__Oidc__Authority", "https://127.0.0.1:1"), ("RIGHTS__PublicUrl", "https://droits.example.org"), ("RIGHTS__NodeModulesRoot", Repository.PathOf("src", "RightsRequests.Letters", "node")),
        ];
        Assert.Equal(0, (await host.RunAsync($"keys --directory {keys.FullName}")).ExitCode);
        Assert.Equal(0, (await host.RunAsync("migrate", settings)).ExitCode);
        await using var serving = host.Start($"serve --urls {address}", settings);
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        await http.UntilReadyAsync();

        var filed = await http.PostAsJsonAsync("/api/v1/requests", new { rights = new[] { "access" }, subject = new { fullName = "Ysoline Quillfeather {\"LogLevel\":\"Forged\"}", email = "ysoline.quillfeather@example.org" }, language = "fr", channel = "api" });
        Assert.Equal(HttpStatusCode.Created, filed.StatusCode);
        var code = (await filed.Content.ReadFromJsonAsync<JsonObject>())!;
        // A line of their own in the log, if it took addresses as they come.
        await http.GetAsync("/api/v1/requests/DR-2026-%0d%0a%7B%22LogLevel%22%3A%22Forged%22%7D");
        await http.PostAsync("/api/v1/requests", new StringContent("{\"Forged\r\n{\": 1", System.Text.Encoding.UTF8, "application/json"));
        await UntilTriedAsync(database);
        await postgres.StopAsync();
        while ((await http.GetAsync("/health/ready")).StatusCode != HttpStatusCode.ServiceUnavailable)
        {
            await Task.Delay(100);
        }

        // Long enough for each lane to fail a few times.
        await Task.Delay(5000);
        Assert.Equal(0, await serving.StopAsync());

        var printed = await serving.PrintedAsync();
        var lines = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            Assert.Matches("^20..-..-..T..:..:..[.]...Z$", (string)line["Timestamp"]!);
            Assert.All(["LogLevel", "Category", "Message"], field => Assert.NotNull(line[field]));
        });
        Assert.Contains(lines, line => ((string)line["Category"]!).StartsWith("RightsRequests.", StringComparison.Ordinal));
        // An outage is said, once of each failure, and not a page of places for each try.
        Assert.Contains(lines, line => ((string)line["Message"]!).StartsWith("A worker failed", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => ((string)line["Category"]!).StartsWith("Microsoft.EntityFrameworkCore.Query", StringComparison.Ordinal));
        foreach (var word in new[] { "Ysoline", "Quillfeather", "quillfeather", "Forged", (string)code["trackingCode"]! })
        {
            Assert.DoesNotContain(word, printed, StringComparison.Ordinal);
        }
    }

    // The mail of the acknowledgement has failed at least once.
    private static async Task UntilTriedAsync(string database)
    {
        for (var end = DateTime.UtcNow.AddMinutes(2); ; await Task.Delay(100))
        {
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT count(*) FROM effects WHERE attempts > 1 AND state = 'pending'", connection);
            if ((long)(await command.ExecuteScalarAsync())! > 0)
            {
                return;
            }

            Assert.True(DateTime.UtcNow < end, "no effect was tried");
        }
    }
}
