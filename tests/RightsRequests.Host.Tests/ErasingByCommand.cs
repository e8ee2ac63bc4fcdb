using System.Text.Json.Nodes;

namespace RightsRequests.Host.Tests;

public sealed class ErasingByCommand(PublishedHost host)
{
    [Fact]
    public async Task The_commands_of_retention_and_keys_say_what_they_did()
    {
        await using var postgres = new PrivatePostgres();
        await postgres.InitializeAsync();
        var keys = Directory.CreateTempSubdirectory("host-keys").FullName;
        await host.RunAsync($"keys --directory {keys}");
        (string, string)[] settings =
        [
            ("RIGHTS__ConnectionString", await postgres.DatabaseAsync()),
            ("RIGHTS__KeyDirectory", keys),
            ("RIGHTS__Development", "true"),
        ];
        await host.RunAsync("migrate", settings);

        var planned = await host.RunAsync("retention --dry-run --json", settings);
        Assert.True(planned.ExitCode == 0, planned.Errors);
        Assert.True((bool)JsonNode.Parse(planned.Output)!["dryRun"]!);
        Assert.Equal(0, (await host.RunAsync("retention", settings)).ExitCode);

        var rotated = await host.RunAsync("keys rotate --by denis", settings);
        Assert.True(rotated.ExitCode == 0, rotated.Errors);
        Assert.Contains("tree 2 0 0 ", await File.ReadAllTextAsync(Path.Combine(keys, "content.key")), StringComparison.Ordinal);
        var unknown = await host.RunAsync("keys erase --reference DR-2026-XXXXX --reason court-order --by denis", settings);
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("unknown reference", unknown.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await host.RunAsync("keys erase --reference DR-2026-XXXXX --reason because --by denis", settings)).ExitCode);
        Assert.Equal(2, (await host.RunAsync("keys erase --reference DR-2026-XXXXX --reason court-order", settings)).ExitCode);

        var renewed = await host.RunAsync("letters renew --before 2030-01-01", settings);
        Assert.Equal((0, "rien à renouveler avant le 2030-01-01 / nothing to renew before 2030-01-01"), (renewed.ExitCode, renewed.Output.Trim()));
        var noDay = await host.RunAsync("letters renew --before demain", settings);
        Assert.Equal(2, noDay.ExitCode);
        Assert.Contains("2030-01-01", noDay.Errors, StringComparison.Ordinal);

        // Another database with the same file: it may not touch the keys before it is told that it takes the place.
        (string, string)[] copy = [("RIGHTS__ConnectionString", await postgres.DatabaseAsync()), .. settings[1..]];
        await host.RunAsync("migrate", copy);
        var foreign = await host.RunAsync("keys rotate", copy);
        Assert.Equal(1, foreign.ExitCode);
        Assert.Contains("keys adopt", foreign.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await host.RunAsync("keys adopt", copy)).ExitCode);
        Assert.Equal(0, (await host.RunAsync("keys rotate", copy)).ExitCode);
    }
}
