using System.Text.Json.Nodes;

namespace RightsRequests.Host.Tests;

public sealed class KeysOfHolders(PublishedHost host)
{
    [Fact]
    public async Task A_key_is_printed_once_listed_without_itself_and_revoked()
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
        Assert.Equal(0, (await host.RunAsync("migrate", settings)).ExitCode);

        // Nobody is paused here; without a name or a reason nobody is resumed.
        Assert.Equal(1, (await host.RunAsync("holders resume crm --reason mended --by denis", settings)).ExitCode);
        Assert.Equal(2, (await host.RunAsync("holders resume crm --by denis", settings)).ExitCode);
        var unknown = await host.RunAsync("holders resume nobody --reason mended --by denis", settings);
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("there are: audience-measurement, business-relations", unknown.Errors, StringComparison.Ordinal);

        var added = await host.RunAsync("holders keys add crm", settings);
        Assert.Equal(0, added.ExitCode);
        Assert.StartsWith("rrk_", added.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await host.RunAsync("holders keys add crm", settings)).ExitCode);
        Assert.Equal(1, (await host.RunAsync("holders keys add crm", settings)).ExitCode);
        Assert.Equal(1, (await host.RunAsync("holders keys add nobody", settings)).ExitCode);

        var listed = await host.RunAsync("holders keys list crm --json", settings);
        Assert.Equal(2, JsonNode.Parse(listed.Output)!.AsArray().Count);
        Assert.DoesNotContain(added.Output.Trim(), listed.Output, StringComparison.Ordinal);

        Assert.Equal(0, (await host.RunAsync("holders keys list", settings)).ExitCode);
        Assert.Equal(0, (await host.RunAsync("holders keys list care-centres", settings)).ExitCode);
        foreach (var nobody in (string[])["nobody", "opendsr/nobody"])
        {
            var misspelt = await host.RunAsync($"holders keys list {nobody}", settings);
            Assert.Equal((2, ""), (misspelt.ExitCode, misspelt.Output));
            Assert.Contains(nobody, misspelt.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await host.RunAsync("holders keys revoke crm", settings)).ExitCode);
        Assert.Equal(0, (await host.RunAsync("holders keys revoke crm", settings)).ExitCode);
        Assert.Equal(1, (await host.RunAsync("holders keys revoke crm", settings)).ExitCode);
        Assert.Equal(2, (await host.RunAsync("holders keys revoke", settings)).ExitCode);
    }
}
