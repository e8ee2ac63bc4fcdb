using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Npgsql;

namespace RightsRequests.Host.Tests;

/// <summary><c>deploy/backup.md</c>, its commands as they stand there: taken, something erased since, and restored on another cluster.</summary>
public sealed partial class FollowingTheBackupGuide(PublishedHost host) : IDisposable
{
    private readonly string guide = File.ReadAllText(Repository.PathOf("deploy", "backup.md"));
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("host-backup");

    private string Keys => Path.Combine(folder.FullName, "KEYS");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task What_it_says_brings_back_everything_but_what_was_erased_since()
    {
        await using var here = new PrivatePostgres();
        await here.InitializeAsync();
        await using var elsewhere = new PrivatePostgres();
        await elsewhere.InitializeAsync();
        var original = await here.DatabaseAsync();
        Assert.Equal(0, (await host.RunAsync($"keys --directory {Keys}")).ExitCode);
        Assert.Equal(0, (await host.RunAsync("migrate", Settings(original, Keys))).ExitCode);
        var (erased, _) = await FileTwoAsync(Settings(original, Keys));

        Directory.CreateDirectory(Path.Combine(folder.FullName, "BACKUP"));
        var taking = Section("Taking one").Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, taking.Count);
        await ShellAsync(string.Join('\n', taking), original);
        // The copy of the next day takes the place of this one.
        await ShellAsync(taking[1], original);
        Assert.Equal(["keys"], Directory.GetFileSystemEntries(Path.Combine(folder.FullName, "BACKUP")).Select(Path.GetFileName));
        Assert.Equal(0, (await host.RunAsync($"keys erase --reference {erased} --reason court-order --by denis --open-too", Settings(original, Keys))).ExitCode);
        await here.StopAsync();

        var steps = Section("Restoring");
        var other = new NpgsqlConnectionStringBuilder(await elsewhere.DatabaseAsync());
        // The server of the tests comes with one of this name.
        NpgsqlConnection.ClearAllPools();
        await ShellAsync("dropdb --force rights_requests", other.ConnectionString);
        foreach (var command in Commands().Matches(steps.Split("3. ")[0]).Select(found => found.Groups[1].Value))
        {
            await ShellAsync(command, other.ConnectionString);
        }

        other.Database = "rights_requests";
        var settings = Settings(other.ConnectionString, Keys);
        var first = await host.RunAsync("doctor", settings);
        Assert.Equal(1, first.ExitCode);
        Assert.Contains("sert une autre base", Assert.Single(first.Output.Split('\n'), line => line.StartsWith("FAULT", StringComparison.Ordinal)), StringComparison.Ordinal);
        foreach (var command in (string[])["keys adopt", "migrate", "audit verify", "doctor"])
        {
            Assert.Contains($"`rights-requests {command}`", steps, StringComparison.Ordinal);
            var ran = await host.RunAsync(command, settings);
            Assert.True(ran.ExitCode == 0, command + ran.Output + ran.Errors);
        }

        await using var worker = host.Start("serve --roles worker", settings);
        await UntilAsync(other.ConnectionString, "SELECT count(*) FROM requests WHERE erased_at IS NOT NULL", 1);
        Assert.Equal(0, await worker.StopAsync());
        Assert.Equal(0, (await host.RunAsync("audit verify", settings)).ExitCode);
        await UntilAsync(other.ConnectionString, "SELECT count(*) FROM requests WHERE erased_at IS NULL", 1);
        await ForeignKeysAsync(other.ConnectionString);
    }

    // Lost or not mounted, they are not replaced; put in place all the same, nothing runs under them.
    private async Task ForeignKeysAsync(string database)
    {
        var foreign = Path.Combine(folder.FullName, "FOREIGN");
        var made = await host.RunAsync($"keys --directory {foreign}", Settings(database, foreign));
        Assert.Equal((1, false), (made.ExitCode, File.Exists(Path.Combine(foreign, "content.key"))));
        Assert.Contains("la base contient des demandes", made.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await host.RunAsync($"keys --directory {foreign}")).ExitCode);
        foreach (var command in (string[])["serve --roles worker", "serve --roles web", "keys rotate", "keys adopt", "retention"])
        {
            var ran = await host.RunAsync(command, Settings(database, foreign));
            Assert.True(ran.ExitCode == 1, command + ran.Output + ran.Errors);
            Assert.Contains("n'est pas celui de cette base", ran.Errors, StringComparison.Ordinal);
        }

        await UntilAsync(database, "SELECT count(*) FROM requests WHERE erased_at IS NULL", 1);
    }

    // Numbered steps and commands between one heading and the next.
    private string Section(string heading) => guide.Split($"## {heading}\n")[1].Split("\n## ")[0];

    private static (string, string)[] Settings(string database, string keys) =>
    [
        ("RIGHTS__ConnectionString", database), ("RIGHTS__KeyDirectory", keys), ("RIGHTS__Broker", "in-memory"), ("RIGHTS__Development", "true"),
        ("RIGHTS__NodeModulesRoot", Repository.PathOf("src", "RightsRequests.Letters", "node")), ("DOTNET_ENVIRONMENT", "Development"), ("ASPNETCORE_ENVIRONMENT", "Development"),
    ];

    private async Task<(string One, string Other)> FileTwoAsync((string, string)[] settings)
    {
        var address = $"http://127.0.0.1:{Serving.FreePort()}";
        await using var serving = host.Start($"serve --roles web --urls {address}", settings);
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        await http.UntilReadyAsync();
        return (await FileAsync(http, "Ondine Copie"), await FileAsync(http, "Ulysse Copie"));
    }

    private static async Task<string> FileAsync(HttpClient http, string name)
    {
        var answer = await http.PostAsJsonAsync("/api/v1/requests", new { rights = new[] { "access" }, subject = new { fullName = name }, language = "fr", channel = "post" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["reference"]!;
    }

    private async Task ShellAsync(string commands, string database)
    {
        var at = new NpgsqlConnectionStringBuilder(database);
        var tools = Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(Directory.Exists).Order(StringComparer.Ordinal).Last();
        var start = new ProcessStartInfo("bash", ["-euc", commands]) { WorkingDirectory = folder.FullName, RedirectStandardError = true };
        foreach (var (name, value) in new[] { ("PATH", $"{tools}:{Environment.GetEnvironmentVariable("PATH")}"), ("DATABASE", at.Database!), ("PGHOST", at.Host!), ("PGPORT", $"{at.Port}"), ("PGUSER", at.Username!), ("PGPASSWORD", at.Password!) })
        {
            start.Environment[name] = value;
        }

        using var shell = Process.Start(start)!;
        var said = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, commands + said);
    }

    private static async Task UntilAsync(string database, string sql, long count)
    {
        for (var end = DateTime.UtcNow.AddMinutes(2); ; await Task.Delay(200))
        {
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            if ((long)(await command.ExecuteScalarAsync())! == count)
            {
                return;
            }

            Assert.True(DateTime.UtcNow < end, sql);
        }
    }

    [GeneratedRegex("`((?:createdb|pg_restore)[^`]*)`")]
    private static partial Regex Commands();
}
