using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace RightsRequests.Host.Tests;

/// <summary><c>audit verify</c> on the trail that the running product wrote.</summary>
public sealed class JudgingTheTrail(PublishedHost host)
{
    [Fact]
    public async Task A_changed_entry_is_found_and_named_and_other_requests_stay_intact()
    {
        await using var postgres = new PrivatePostgres();
        await postgres.InitializeAsync();
        var keys = Directory.CreateTempSubdirectory("host-keys").FullName;
        await host.RunAsync($"keys --directory {keys}");
        var database = await postgres.DatabaseAsync();
        (string, string)[] settings =
        [
            ("RIGHTS__ConnectionString", database), ("RIGHTS__KeyDirectory", keys), ("RIGHTS__Development", "true"), ("RIGHTS__Broker", "in-memory"),
            ("DOTNET_ENVIRONMENT", "Development"), ("ASPNETCORE_ENVIRONMENT", "Development"),
        ];
        Assert.Equal(0, (await host.RunAsync("migrate", settings)).ExitCode);
        var references = await FileTwoAsync(settings);
        var intact = await host.RunAsync("audit verify", settings);
        Assert.True(intact.ExitCode == 0, intact.Errors);
        // Whoever audits has neither a broker nor a mail server.
        var audited = await host.RunAsync("audit verify", ("RIGHTS__ConnectionString", database), ("RIGHTS__KeyDirectory", keys));
        Assert.True(audited.ExitCode == 0, audited.Errors);

        await using var source = NpgsqlDataSource.Create(database);
        await using var tampering = source.CreateCommand(
            "ALTER TABLE audit_entries DISABLE TRIGGER USER; UPDATE audit_entries SET detail = detail || 'x' WHERE number = 2 AND case_id = (SELECT id FROM cases WHERE reference = @reference)");
        tampering.Parameters.AddWithValue("reference", references[0]);
        await tampering.ExecuteNonQueryAsync();

        var broken = await host.RunAsync("audit verify", settings);
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains(references[0], broken.Output, StringComparison.Ordinal);
        Assert.EndsWith("entry 2", broken.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(1, (await host.RunAsync($"audit verify --reference {references[0]}", settings)).ExitCode);
        Assert.Equal(0, (await host.RunAsync($"audit verify --reference {references[1]}", settings)).ExitCode);
    }

    private async Task<string[]> FileTwoAsync((string, string)[] settings)
    {
        var address = $"http://127.0.0.1:{Serving.FreePort()}";
        await using var serving = host.Start($"serve --roles web --urls {address}", settings);
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        await http.UntilReadyAsync();
        return [await FileAsync(http, "Ondine Trace"), await FileAsync(http, "Ulysse Trace")];
    }

    private static async Task<string> FileAsync(HttpClient http, string name)
    {
        var answer = await http.PostAsJsonAsync("/api/v1/requests", new { rights = new[] { "access" }, subject = new { fullName = name }, language = "fr", channel = "post" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["reference"]!;
    }
}
