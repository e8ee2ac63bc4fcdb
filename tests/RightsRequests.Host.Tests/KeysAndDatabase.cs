namespace RightsRequests.Host.Tests;

public sealed class KeysAndDatabase(PublishedHost host)
{
    [Fact]
    public async Task Keys_are_made_once_for_their_owner_only()
    {
        var keys = Directory.CreateTempSubdirectory("host-keys").FullName;

        Assert.Equal(0, (await host.RunAsync($"keys --directory {keys}")).ExitCode);
        var before = Directory.GetFiles(keys).Order().ToDictionary(file => file, File.ReadAllBytes);
        Assert.Equal(0, (await host.RunAsync($"keys --directory {keys}")).ExitCode);

        Assert.Contains("content.key", before.Keys.Select(Path.GetFileName));
        Assert.Contains("signing.p12", before.Keys.Select(Path.GetFileName));
        Assert.All(before, one => Assert.Equal(one.Value, File.ReadAllBytes(one.Key)));
        Assert.All(before.Keys.Where(IsSecret), file => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)));
    }

    private static bool IsSecret(string file) => Path.GetExtension(file) is ".key" or ".p12" or ".password";

    [Fact]
    public async Task A_file_that_is_no_signed_letter_is_not_valid()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "%PDF-1.7\n%%EOF\n");

        var ran = await host.RunAsync($"letter verify {file} --json");

        Assert.Equal(1, ran.ExitCode);
        var found = System.Text.Json.Nodes.JsonNode.Parse(ran.Output)!.AsObject();
        Assert.Empty(new[] { "valid", "signedBy", "signedAt", "timestamped", "level", "wholeDocument", "reason" }.Except(found.Select(one => one.Key)));
        Assert.False((bool)found["valid"]!);
        Assert.Equal(2, (await host.RunAsync($"letter verify {file} --trust {file}")).ExitCode);
    }

    [Fact]
    public async Task Development_is_refused_in_production()
    {
        var ran = await host.RunAsync("serve", ("RIGHTS__Development", "true"), ("DOTNET_ENVIRONMENT", "Production"), ("ASPNETCORE_ENVIRONMENT", "Production"));

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("Production", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_migrates_side_by_side_and_verifies_the_audit_trail()
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

        var migrated = await Task.WhenAll(host.RunAsync("migrate", settings), host.RunAsync("migrate", settings));
        Assert.All(migrated, ran => Assert.True(ran.ExitCode == 0, ran.Errors));
        var intact = await host.RunAsync("audit verify", settings);
        Assert.True(intact.ExitCode == 0, intact.Errors);
        Assert.Equal(2, (await host.RunAsync("audit verify --reference DR-2026-XXXXX", settings)).ExitCode);

        await postgres.StopAsync();
        var away = await host.RunAsync("migrate", settings);
        Assert.Equal((1, ""), (away.ExitCode, away.Output));
        Assert.DoesNotContain("   at ", away.Errors, StringComparison.Ordinal);
    }
}
