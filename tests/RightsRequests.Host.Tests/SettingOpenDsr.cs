namespace RightsRequests.Host.Tests;

/// <summary>What is wrong with the settings of OpenDSR is said before the first controller or processor needs them.</summary>
public sealed class SettingOpenDsr(PublishedHost host) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("host-opendsr");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("Domain", "no domain", "RIGHTS__OpenDsr__Domain : pas un nom de domaine / not the name of a domain: droits.example.org")]
    [InlineData("Domain", "droits.example.org", "RIGHTS__OpenDsr__KeyFile manque")]
    [InlineData("Padding", "oaep", "RIGHTS__OpenDsr__Padding : valeur inconnue, il faut / unknown value, it must be: pss | pkcs1")]
    [InlineData("PrivateCallbacks", "maybe", "RIGHTS__OpenDsr__PrivateCallbacks : valeur inconnue, il faut / unknown value, it must be: true | false")]
    [InlineData("Trust", "/nowhere.pem", "RIGHTS__OpenDsr__Trust: /nowhere.pem")]
    [InlineData("KeyPasswordFile", "/nowhere", "RIGHTS__OpenDsr__KeyPasswordFile: /nowhere")]
    [InlineData("ControllersFile", "{", "RIGHTS__OpenDsr__ControllersFile")]
    [InlineData("ControllersFile", """{"fesp":{"callback":["rappels.example.org"]}}""", "RIGHTS__OpenDsr__ControllersFile")]
    public async Task A_wrong_one_ends_the_start_with_a_sentence(string name, string value, string said)
    {
        if (value.StartsWith('{'))
        {
            value = await FileAsync("controllers.json", value);
        }

        var ran = await host.RunAsync("serve", ($"RIGHTS__OpenDsr__{name}", value));

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(said, ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", "test", """{"nobody":{}}""", "aucun traitement pour")]
    [InlineData("localhost", "test", """{"fesp":{"processor":"nobody"}}""", "aucun traitement pour")]
    [InlineData("droits.example.org", "test", "{}", "pas fait pour ce domaine")]
    [InlineData("localhost", "wrong", "{}", "RIGHTS__OpenDsr__KeyFile")]
    [InlineData("localhost", "self-signed", "{}", "autosigné")]
    [InlineData("localhost", "ended", "{}", "expiré")]
    [InlineData("localhost", "short", "{}", "2048")]
    [InlineData("", "test", """{"fesp":{}}""", "RIGHTS__OpenDsr__Domain manque")]
    public async Task A_key_or_a_controller_that_is_of_no_use_does_too(string domain, string key, string controllers, string said)
    {
        using var authority = new DsrAuthority();
        using var certificate = authority.Issue(bits: key == "short" ? 1024 : 2048, ended: key == "ended", selfSigned: key == "self-signed");
        var keys = Path.Combine(folder.FullName, "keys");
        await host.RunAsync($"keys --directory {keys}");

        var ran = await host.RunAsync(
            "serve --urls http://127.0.0.1:0",
            ("RIGHTS__ConnectionString", "Host=127.0.0.1;Database=none"),
            ("RIGHTS__KeyDirectory", keys),
            ("RIGHTS__Broker", "in-memory"),
            ("RIGHTS__Development", "true"),
            ("DOTNET_ENVIRONMENT", "Development"),
            ("RIGHTS__OpenDsr__Domain", domain),
            ("RIGHTS__OpenDsr__KeyFile", DsrAuthority.Pkcs12(certificate)),
            ("RIGHTS__OpenDsr__KeyPasswordFile", await FileAsync("password", key == "wrong" ? "wrong" : "test")),
            ("RIGHTS__OpenDsr__ControllersFile", await FileAsync("controllers.json", controllers)));

        Assert.True(ran.ExitCode == 1, $"{ran.ExitCode}: {ran.Errors}");
        Assert.Contains(said, ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
    }

    private async Task<string> FileAsync(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, content);
        return path;
    }
}
