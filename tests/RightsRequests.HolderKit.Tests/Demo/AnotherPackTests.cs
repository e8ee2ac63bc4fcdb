using RightsRequests.DemoHolders;

namespace RightsRequests.HolderKit.Tests;

/// <summary>The demo holders beside a pack that does not know them.</summary>
public sealed class AnotherPackTests
{
    [Fact]
    public async Task WithoutAccounts_TheyEndByThemselves()
    {
        var accounts = Path.Combine(Directory.CreateTempSubdirectory("accounts").FullName, "holders.json");
        await File.WriteAllTextAsync(accounts, """{"ticketing":{"user":"ticketing","password":"p"}}""", TestContext.Current.CancellationToken);
        var people = Repository.PathOf("src", "RightsRequests.DemoHolders", "people.json");

        Assert.Equal(1, await DemoCommandLine.Create().Parse(["--broker", "amqp://127.0.0.1:1", "--credentials", accounts, "--people", people]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void AHolderThatTheyDoNotPlay_IsNamedWithThoseThatTheyDo()
    {
        var error = Assert.Single(DemoCommandLine.Create().Parse(["http", "--server", "http://127.0.0.1:1", "--holder", "ticketing", "--key-file", Repository.PathOf("README.md")]).Errors);
        Assert.Contains("ticketing", error.Message, StringComparison.Ordinal);
        Assert.Contains("crm", error.Message, StringComparison.Ordinal);
    }
}
