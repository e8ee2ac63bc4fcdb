using System.IO.Compression;

namespace RightsRequests.Host.Tests;

/// <summary>Samples, and the evidence file of one, on the command line.</summary>
public sealed class ProvingARequest(PublishedHost host)
{
    [Fact]
    public async Task The_evidence_file_of_a_sample_verifies_without_the_database_and_a_changed_one_does_not()
    {
        await using var postgres = new PrivatePostgres();
        await postgres.InitializeAsync();
        var folder = Directory.CreateTempSubdirectory("host-evidence").FullName;
        await host.RunAsync($"keys --directory {folder}");
        (string, string)[] settings =
        [
            ("RIGHTS__ConnectionString", await postgres.DatabaseAsync()),
            ("RIGHTS__KeyDirectory", folder),
            ("RIGHTS__Development", "true"),
        ];
        await host.RunAsync("migrate", settings);
        var samples = await host.RunAsync("sample-data", settings);
        Assert.True(samples.ExitCode == 0, samples.Errors);
        var reference = samples.Output.Split('\n')[0].Split(' ')[0];
        Assert.StartsWith("DR-", reference, StringComparison.Ordinal);

        var zip = Path.Combine(folder, "preuve.zip");
        var exported = await host.RunAsync($"evidence export --reference {reference} --output {zip} --by auditor", settings);
        Assert.True(exported.ExitCode == 0, exported.Errors);
        Assert.Equal(2, (await host.RunAsync("evidence export", settings)).ExitCode);
        Assert.Equal(2, (await host.RunAsync("evidence export --reference DR-2026-XXXXX", settings)).ExitCode);
        await OnAFullDiskAsync(reference, folder, settings);
        await postgres.StopAsync();

        var key = Path.Combine(folder, "content.key");
        var intact = await host.RunAsync($"evidence verify {zip} --key {key}");
        Assert.True(intact.ExitCode == 0, intact.Output + intact.Errors);
        var other = Directory.CreateTempSubdirectory("host-evidence").FullName;
        await host.RunAsync($"keys --directory {other}");
        var foreign = await host.RunAsync($"evidence verify {zip} --key {Path.Combine(other, "content.key")}");
        Assert.Equal(1, foreign.ExitCode);
        Assert.Contains("rompu / broken", foreign.Output, StringComparison.Ordinal);

        // A key that is none says nothing about the file.
        var none = await host.RunAsync($"evidence verify {zip} --key {zip}");
        Assert.Equal(2, none.ExitCode);
        Assert.StartsWith("--key: preuve.zip : ce fichier ne contient pas de clés", none.Errors, StringComparison.Ordinal);

        using (var changed = await ZipFile.OpenAsync(zip, ZipArchiveMode.Update))
        {
            var line = changed.Entries.First(entry => entry.Name != "manifest.json");
            await using var content = await line.OpenAsync();
            content.Seek(0, SeekOrigin.End);
            content.WriteByte((byte)' ');
        }

        var broken = await host.RunAsync($"evidence verify {zip}");
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("rompu / broken", broken.Output, StringComparison.Ordinal);
    }

    // /dev/full is a disk without room; a limit on files ends a write in its middle. Neither needs an administrator.
    private async Task OnAFullDiskAsync(string reference, string folder, (string, string)[] settings)
    {
        var full = await host.RunAsync($"evidence export --reference {reference} --output /dev/full", settings);
        Assert.Equal(1, full.ExitCode);
        Assert.StartsWith("/dev/full : rien n'a été écrit, le disque est plein", full.Errors, StringComparison.Ordinal);
        Assert.Contains("the disk is full", full.Errors, StringComparison.Ordinal);

        var place = Directory.CreateDirectory(Path.Combine(folder, "place")).FullName;
        var earlier = Path.Combine(place, "earlier.zip");
        await File.WriteAllTextAsync(earlier, "whole");
        foreach (var path in new[] { Path.Combine(place, "new.zip"), earlier })
        {
            var cut = await host.RunWithSmallFilesAsync($"evidence export --reference {reference} --output {path}", settings);
            Assert.True(cut.ExitCode == 1, cut.Output + cut.Errors);
            Assert.StartsWith($"{path} : rien n'a été écrit", cut.Errors, StringComparison.Ordinal);
        }

        Assert.Equal([earlier], Directory.GetFiles(place));
        Assert.Equal("whole", await File.ReadAllTextAsync(earlier));
    }
}
