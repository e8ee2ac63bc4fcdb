using System.Text.Json.Nodes;
using Npgsql;

namespace RightsRequests.Host.Tests;

/// <summary><c>holder try</c>, and what is said at start where a secret of a holder is missing.</summary>
public sealed class TryingADatabase(PublishedHost host) : IDisposable
{
    private readonly PackCopy pack = new();

    public void Dispose() => pack.Dispose();

    [Fact]
    public async Task A_trial_prints_counts_and_columns_no_data_and_changes_nothing()
    {
        await using var postgres = new PrivatePostgres();
        await postgres.InitializeAsync();
        var database = await postgres.DatabaseAsync();
        await ExecuteAsync(database, await File.ReadAllTextAsync(Repository.PathOf("deploy", "holders", "sql", "schema.sql")));
        SetDatabase();
        var secrets = Path.Combine(pack.Parent, "databases");
        Directory.CreateDirectory(secrets);
        await File.WriteAllTextAsync(Path.Combine(secrets, "crm"), database);
        await File.WriteAllTextAsync(Path.Combine(secrets, "crm.hash-key"), "une-phrase-longue-que-personne-ne-devine");
        await File.WriteAllTextAsync(Path.Combine(pack.Parent, "person.json"), """{"fullName":"Jeanne Exemple","birthDate":"1980-05-17","identifiers":[{"type":"member-number","value":"QZ99887766"}]}""");

        var ran = await host.RunAsync("holder try crm --action erase --subject person.json", pack.Parent, ("RIGHTS__SqlHolders", secrets));
        var json = await host.RunAsync("holder try crm --action export --activity newsletter --subject person.json --json", pack.Parent, ("RIGHTS__SqlHolders", secrets));

        Assert.True(ran.ExitCode == 0, ran.Output + ran.Errors);
        Assert.Contains("erase-exchanges", ran.Output, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", ran.Output, StringComparison.Ordinal);
        var said = JsonNode.Parse(json.Output)!;
        Assert.Equal(("done", 8), (said["outcome"]!.GetValue<string>(), said["records"]!.GetValue<int>()));
        Assert.DoesNotContain("Mirabelles", ran.Output + json.Output, StringComparison.Ordinal);
        Assert.Equal(0, await ExecuteAsync(database, "UPDATE crm.member SET erased = true WHERE erased OR email IS NULL"));
        await postgres.StopAsync();
        var down = await host.RunAsync("holder try crm --action erase --subject person.json", pack.Parent, ("RIGHTS__SqlHolders", secrets));
        Assert.Equal(1, down.ExitCode);
        Assert.Contains("cannot be reached", down.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", down.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("holder try nobody --action erase --subject person.json", "nobody")]
    [InlineData("holder try online-account --action erase --subject person.json", "online-account")]
    [InlineData("holder try crm --action destroy --subject person.json", "--action")]
    [InlineData("holder try crm --action erase --subject missing.json", "--subject")]
    [InlineData("holder try crm --action erase --subject person.json --activity dancing", "--activity")]
    [InlineData("holder check crm", "holder try crm")]
    public async Task Wrong_use_is_said_and_ends_with_2(string arguments, string said)
    {
        SetDatabase();
        await File.WriteAllTextAsync(Path.Combine(pack.Parent, "person.json"), """{"fullName":"Jeanne Exemple"}""");

        var ran = await host.RunAsync(arguments, pack.Parent);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(said, ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_secret_of_a_holder_is_said_at_start()
    {
        SetDatabase();
        pack.Change("holders.yaml", text => Transport(text, "online-account", "transport: webhook\n    url: https://back.example/rights"));
        var secrets = Path.Combine(pack.Parent, "secrets");
        Directory.CreateDirectory(secrets);
        await File.WriteAllTextAsync(Path.Combine(secrets, "online-account"), "court");

        var ran = await host.RunAsync("serve", pack.Parent, ("RIGHTS__WebhookSecrets", secrets));

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("RIGHTS__WebhookSecrets : fichier 'online-account'", ran.Errors, StringComparison.Ordinal);
        Assert.Contains("RIGHTS__SqlHolders : fichier 'crm' absent", ran.Errors, StringComparison.Ordinal);
        Assert.Contains("RIGHTS__SqlHolders : fichier 'crm.hash-key' absent", ran.Errors, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(secrets, "online-account"), "une-phrase-que-personne-ne-devine");
        await File.WriteAllTextAsync(Path.Combine(secrets, "crm"), "Host=127.0.0.1;Database=crm;Username=x;Password=x");
        await File.WriteAllTextAsync(Path.Combine(secrets, "crm.hash-key"), "une-phrase-longue-que-personne-ne-devine");

        var mended = await host.RunAsync("serve", pack.Parent, ("RIGHTS__WebhookSecrets", secrets), ("RIGHTS__SqlHolders", secrets));

        Assert.DoesNotContain("fichier 'online-account'", mended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("RIGHTS__SqlHolders", mended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=crm.example.org;Database=crm;Username=x;Password=qz-secret", true)]
    [InlineData("Host=crm.example.org;Database=crm;Username=x;Password=qz-secret;SSL Mode=Require", true)]
    [InlineData("Host=crm.example.org;Database=crm;Username=x;Password=qz-secret;SSL Mode=VerifyFull", false)]
    [InlineData("Host=/var/run/postgresql;Database=crm;Username=x", false)]
    public async Task Production_reads_no_database_elsewhere_in_clear(string connection, bool refused)
    {
        SetDatabase();
        var secrets = Path.Combine(pack.Parent, "databases");
        Directory.CreateDirectory(secrets);
        await File.WriteAllTextAsync(Path.Combine(secrets, "crm"), connection);
        await File.WriteAllTextAsync(Path.Combine(secrets, "crm.hash-key"), "une-phrase-longue-que-personne-ne-devine");

        var ran = await host.RunAsync("serve", pack.Parent, ("RIGHTS__SqlHolders", secrets));

        // Other settings are missing too.
        Assert.Equal(2, ran.ExitCode);
        Assert.Equal(refused, ran.Errors.Contains("RIGHTS__SqlHolders, 'crm' : PostgreSQL sur une autre machine demande TLS", StringComparison.Ordinal));
        Assert.DoesNotContain("qz-secret", ran.Errors, StringComparison.Ordinal);
    }

    private void SetDatabase()
    {
        var queries = Path.Combine(pack.Directory, "sql");
        Directory.CreateDirectory(queries);
        File.Copy(Repository.PathOf("deploy", "holders", "sql", "crm.yaml"), Path.Combine(queries, "crm.yaml"));
        pack.Change("holders.yaml", text => Transport(text, "crm", "transport: sql\n    sql: sql/crm.yaml"));
    }

    private static string Transport(string text, string holder, string transport)
    {
        var at = text.IndexOf("transport: bus", text.IndexOf($"- id: {holder}", StringComparison.Ordinal), StringComparison.Ordinal);
        return text[..at] + transport + text[(at + "transport: bus".Length)..];
    }

    private static async Task<int> ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }
}
