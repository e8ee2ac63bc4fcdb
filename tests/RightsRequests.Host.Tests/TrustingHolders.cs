using System.Text.Json.Nodes;

namespace RightsRequests.Host.Tests;

public sealed class TrustingHolders(PublishedHost host) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("holders-credentials");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Each_holder_on_the_bus_gets_an_account_whose_password_stands_in_one_file_only()
    {
        var (definitions, passwords) = (Path.Combine(folder.FullName, "definitions.json"), Path.Combine(folder.FullName, "passwords.json"));

        var ran = await host.RunAsync($"holders credentials --definitions {definitions} --passwords {passwords}");

        Assert.Equal(0, ran.ExitCode);
        var accounts = JsonNode.Parse(await File.ReadAllTextAsync(passwords))!.AsObject();
        Assert.Equal(8, accounts.Count);
        Assert.DoesNotContain("premises-and-video", accounts.Select(one => one.Key));
        var written = await File.ReadAllTextAsync(definitions);
        foreach (var (holder, account) in accounts)
        {
            Assert.Equal(holder, (string?)account!["user"]);
            Assert.DoesNotContain((string)account["password"]!, written + ran.Output + ran.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(passwords).UnixFileMode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(definitions).UnixFileMode);
        // What may be in use is not written over.
        Assert.Equal(1, (await host.RunAsync($"holders credentials --definitions {definitions} --passwords {passwords}")).ExitCode);
    }

    [Fact]
    public async Task The_account_of_one_is_shown_once_and_a_person_has_none()
    {
        var definitions = Path.Combine(folder.FullName, "one.json");

        var ran = await host.RunAsync($"holders credentials crm --vhost rights --definitions {definitions}");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains($"rabbitmqctl import_definitions {definitions}", ran.Errors, StringComparison.Ordinal);
        Assert.Contains($"{definitions} : écrit", ran.Errors, StringComparison.Ordinal);
        Assert.Equal(43, ((string)JsonNode.Parse(ran.Output)!["crm"]!["password"]!).Length);
        var written = JsonNode.Parse(await File.ReadAllTextAsync(definitions))!;
        Assert.Equal("rights", (string?)Assert.Single(written["permissions"]!.AsArray())!["vhost"]);
        Assert.Equal(1, (await host.RunAsync($"holders credentials premises-and-video --definitions {definitions}")).ExitCode);
        Assert.Equal(1, (await host.RunAsync($"holders credentials nobody --definitions {definitions}")).ExitCode);
    }

    [Theory]
    [InlineData("RIGHTS__Broker", "amqp://engine:pass@broker.example.org", "RabbitMQ sur une autre machine")]
    [InlineData("RIGHTS__ConnectionString", "Host=db.example.org;Database=rights;SSL Mode=Require", "PostgreSQL sur une autre machine")]
    [InlineData("RIGHTS__ConnectionString", "Host=127.0.0.1,db.example.org;Database=rights", "PostgreSQL sur une autre machine")]
    [InlineData("RIGHTS__PublicUrl", "http://rights.example.org", "RIGHTS__PublicUrl : https://")]
    [InlineData("RIGHTS__Oidc__Authority", "http://login.example.org", "RIGHTS__Oidc__Authority : https://")]
    [InlineData("RIGHTS__BrokerTrust", "/nowhere/authority.pem", "seulement avec")]
    public async Task Production_does_not_start_where_data_would_travel_in_clear(string setting, string value, string says)
    {
        var ran = await host.RunAsync("serve", (setting, value), ("RIGHTS__Broker", setting == "RIGHTS__Broker" ? value : "amqp://engine:pass@127.0.0.1"));
        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(says, ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("engine:pass", ran.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RIGHTS__Broker", "amqps://engine:pass@broker.example.org")]
    [InlineData("RIGHTS__Broker", "amqp://engine:pass@localhost")]
    [InlineData("RIGHTS__ConnectionString", "Host=db.example.org;Database=rights;SSL Mode=VerifyFull")]
    [InlineData("RIGHTS__ConnectionString", "Host=/var/run/postgresql;Database=rights")]
    [InlineData("RIGHTS__ConnectionString", "Host=127.0.0.1;Database=rights")]
    [InlineData("RIGHTS__PublicUrl", "https://rights.example.org")]
    public async Task What_is_encrypted_or_stays_on_the_machine_is_taken(string setting, string value)
    {
        var ran = await host.RunAsync("serve", (setting, value));
        // Other settings are missing; this one is not complained of.
        Assert.DoesNotContain(setting, ran.Errors, StringComparison.Ordinal);
    }
}
