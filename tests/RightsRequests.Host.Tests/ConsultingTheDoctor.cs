using System.Text.Json.Nodes;

namespace RightsRequests.Host.Tests;

/// <summary><c>doctor</c> says of each part whether it is well, and what to do where it is not.</summary>
public sealed class ConsultingTheDoctor(PublishedHost host)
{
    [Fact]
    public async Task A_sound_installation_is_well_and_each_fault_is_named_with_its_cure()
    {
        await using var postgres = new PrivatePostgres();
        await postgres.InitializeAsync();
        var keys = Directory.CreateTempSubdirectory("host-doctor").FullName;
        await host.RunAsync($"keys --directory {keys}");
        (string, string)[] settings =
        [
            ("RIGHTS__ConnectionString", await postgres.DatabaseAsync()),
            ("RIGHTS__KeyDirectory", keys),
            ("RIGHTS__Broker", "in-memory"),
            ("RIGHTS__NodeModulesRoot", Repository.PathOf("src", "RightsRequests.Letters", "node")),
            ("RIGHTS__Development", "true"),
            ("DOTNET_ENVIRONMENT", "Development"),
        ];

        var early = await host.RunAsync("doctor", settings);
        Assert.Equal(1, early.ExitCode);
        Assert.Matches("(?m)^FAULT +schema: .*migrate", early.Output);
        await host.RunAsync("migrate", settings);
        var well = await host.RunAsync("doctor", settings);
        Assert.True(well.ExitCode == 0, well.Output + well.Errors);
        Assert.Matches("(?m)^OK +seal: B-T, certificat jusqu'au 20[0-9-]+ / B-T, certificate until 20", well.Output);
        foreach (var subject in new[] { "settings", "policy-pack", "node", "fonts", "database", "schema", "broker", "keys", "seal", "clock" })
        {
            Assert.Matches($"(?m)^OK +{subject}", well.Output);
        }

        var unknown = await host.RunAsync("doctor --json", [.. settings, ("RIGHTS__SmtpUrl", "smtp://127.0.0.1:25")]);
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("SmtpUrl", JsonNode.Parse(unknown.Output)!.AsArray().Single(one => !(bool)one!["ok"]!)!["says"]!["fr"]!.GetValue<string>(), StringComparison.Ordinal);
        await postgres.StopAsync();
        var down = await host.RunAsync("doctor", settings);
        Assert.Equal(1, down.ExitCode);
        Assert.Matches("(?m)^FAULT +database", down.Output);
        Assert.Matches("(?m)^OK +fonts", down.Output);
        Assert.DoesNotContain("   at ", down.Output + down.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keys erase", "--reference manque / is missing", "keys erase")]
    [InlineData("letter verify", "FILE.pdf manque / is missing", "letter verify")]
    [InlineData("letters", "la commande manque / is missing", "letters")]
    [InlineData("contract schema nothing", "nothing : valeur inconnue, il faut / unknown value, it must be: 'query'", "contract schema")]
    [InlineData("deadline --received 2026-04-01 --zone", "--zone : sa valeur manque / is missing", "deadline")]
    [InlineData("doctor --nothing", "commande ou argument inconnu / unknown command or argument: --nothing", "doctor")]
    [InlineData("evidence export --reference X --reference Y", "--reference : une seule fois / only once", "evidence export")]
    [InlineData("evidence export --case nothing", "'nothing' n'est pas une telle valeur / is no such value", "evidence export")]
    public async Task What_a_command_line_lacks_is_said_in_French_first_with_the_help_of_that_command(string line, string said, string help)
    {
        var ran = await host.RunAsync(line);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(said, ran.Errors, StringComparison.Ordinal);
        Assert.Contains($"rights-requests {help} --help", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_settings_is_said_at_once_in_a_sentence_each()
    {
        var ran = await host.RunAsync("serve", ("RIGHTS__ConnectionString", "nonsense"), ("RIGHTS__SignatureLevel", "B-X"), ("RIGHTS__DraftDays", "soon"), ("RIGHTS__Broker", "http://x"));

        Assert.Equal(2, ran.ExitCode);
        foreach (var setting in new[] { "RIGHTS__ConnectionString", "RIGHTS__SignatureLevel", "RIGHTS__DraftDays", "RIGHTS__Broker" })
        {
            Assert.Contains(setting, ran.Errors, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
    }
}
