using System.Globalization;
using System.Text.Json.Nodes;

namespace RightsRequests.Host.Tests;

public sealed class ImportingAFile(PublishedHost host)
{
    [Fact]
    public async Task A_file_is_tried_imported_and_imported_again_without_harm()
    {
        await using var postgres = new PrivatePostgres();
        await postgres.InitializeAsync();
        var folder = Directory.CreateTempSubdirectory("host-import").FullName;
        await host.RunAsync($"keys --directory {folder}");
        (string, string)[] settings = [("RIGHTS__ConnectionString", await postgres.DatabaseAsync()), ("RIGHTS__KeyDirectory", folder), ("RIGHTS__Development", "true")];
        await host.RunAsync("migrate", settings);
        var day = DateTime.UtcNow.AddDays(-3).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        var file = Path.Combine(folder, "demandes.csv");
        await File.WriteAllTextAsync(file, $"recu_le;droits;nom\n{day};access;Zoé Nuage\n{day};voler;Émile Brume\n");

        Assert.Equal(["ready", "wrong"], Outcomes(await host.RunAsync($"requests import {file} --dry-run --json", settings)));
        Assert.Equal(["created", "wrong"], Outcomes(await host.RunAsync($"requests import {file} --json", settings)));
        Assert.Equal(["already", "wrong"], Outcomes(await host.RunAsync($"requests import {file} --json", settings)));
        await File.WriteAllTextAsync(file, $"recu_le;droits;nom\n{day};access;Zoé Nuage\n{day};objection;Émile Brume\n");
        var corrected = await host.RunAsync($"requests import {file}", settings);

        Assert.True(corrected.ExitCode == 0, corrected.Errors);
        Assert.Contains("DR-", corrected.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await host.RunAsync($"requests import {file}.gone", settings)).ExitCode);
        Assert.Contains("recu_le", (await host.RunAsync("requests import --help")).Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Outcomes(Ran ran)
    {
        Assert.True(ran.ExitCode == 1, ran.Errors);
        return JsonNode.Parse(ran.Output)!["lines"]!.AsArray().Select(line => (string)line!["outcome"]!);
    }
}
