using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Xml.Linq;

namespace RightsRequests.Host.Tests;

/// <summary><c>holder check</c> and <c>contract</c> as people call them; the demo holders are tried as processes of their own.</summary>
public sealed class CheckingAHolder(PublishedHost host) : IDisposable
{
    private const string Phrase = "une-phrase-que-personne-ne-devine";
    private static readonly string Configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
    private static readonly string Demo = Repository.PathOf("src", "RightsRequests.DemoHolders", "bin", Configuration, "net10.0", "demo-holders.dll");

    private readonly PackCopy pack = new();
    private readonly List<Process> running = [];

    [Theory]
    [InlineData("schema query", "query.schema.json")]
    [InlineData("schema answer", "answer.schema.json")]
    [InlineData("schema record", "record.schema.json")]
    [InlineData("asyncapi", "asyncapi.json")]
    public async Task The_contract_is_printed_as_it_is_published(string which, string file)
    {
        var ran = await host.RunAsync($"contract {which}");

        Assert.Equal((0, await File.ReadAllTextAsync(Repository.PathOf("docs", "contract", file))), (ran.ExitCode, ran.Output));
    }

    [Theory]
    [InlineData("contract", "")]
    [InlineData("contract schema", "MESSAGE")]
    [InlineData("contract schema letter", "letter")]
    [InlineData("holder check", "ID")]
    [InlineData("holder check nobody", "nobody")]
    [InlineData("holder check premises-and-video", "premises-and-video")]
    [InlineData("holder check crm", "RIGHTS__Broker")]
    [InlineData("holder check crm --seconds 0", "--seconds")]
    [InlineData("holder check crm --seconds much", "much")]
    [InlineData("holder check crm --person missing.json", "missing.json")]
    [InlineData("holder check crm --person pack.txt", "--person")]
    [InlineData("holder check crm --listen https://rights.example", "--listen")]
    [InlineData("holder check care-centres", "--listen")]
    [InlineData("holder check online-account", "RIGHTS__WebhookSecrets")]
    public async Task Wrong_use_is_said_and_ends_with_2(string arguments, string said)
    {
        SetTransports(new("https://back.example/rights"));
        await File.WriteAllTextAsync(Path.Combine(pack.Parent, "pack.txt"), "no JSON");

        var ran = await host.RunAsync(arguments, pack.Parent);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(said, ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_that_is_not_there_ends_with_1()
    {
        var ran = await host.RunAsync("holder check crm", ("RIGHTS__Broker", $"amqp://engine:secret@127.0.0.1:{Free().Port}"));

        Assert.Equal(1, ran.ExitCode);
        Assert.DoesNotContain("secret", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_holder_over_a_webhook_passes_all_and_is_reported()
    {
        var (url, listen) = (new Uri(Free(), "rights"), Free());
        SetTransports(url);
        StartDemo("webhook", "--url", url.ToString(), "--holder", "online-account", "--secret-file", Secret(Phrase), "--people", await PeopleAsync(), "--engine", listen.ToString(), "--key-file", Key());

        var ran = await CheckAsync($"holder check online-account --person people.json --acts --listen {listen} --junit report.xml");

        Assert.True(ran.ExitCode == 0, ran.Output + ran.Errors);
        Assert.Contains("0 échec(s) / failed, 2 non essayé(s) / not tried", ran.Output, StringComparison.Ordinal);
        var suite = XDocument.Load(Path.Combine(pack.Parent, "report.xml")).Root!;
        Assert.Equal(("testsuite", "0", "2"), (suite.Name.LocalName, suite.Attribute("failures")!.Value, suite.Attribute("skipped")!.Value));
        Assert.Equal(suite.Attribute("tests")!.Value, $"{suite.Elements("testcase").Count()}");
        Assert.Contains(suite.Elements("testcase"), one => one.Attribute("name")!.Value == "a large answer: uploaded, and whole after a break" && !one.HasElements);
    }

    [Theory]
    [InlineData("true", 0, "0 échec(s) / failed")]
    [InlineData("exit 3", 2, "La commande a échoué")]
    public async Task A_command_of_ones_own_restarts_the_holder_and_closes_its_connection(string command, int code, string said)
    {
        var (url, listen) = (new Uri(Free(), "rights"), Free());
        SetTransports(url);
        StartDemo("webhook", "--url", url.ToString(), "--holder", "online-account", "--secret-file", Secret(Phrase), "--people", await PeopleAsync(), "--engine", listen.ToString(), "--key-file", Key());
        await File.WriteAllTextAsync(Path.Combine(pack.Parent, "command"), $"echo called >> calls\n{command}\n");

        var ran = await CheckAsync($"holder check online-account --person people.json --listen {listen} --restart-with sh<command --break-with sh<command");

        Assert.True(ran.ExitCode == code, ran.Output + ran.Errors);
        Assert.Contains(said, ran.Output + ran.Errors, StringComparison.Ordinal);
        Assert.Equal(code == 0 ? 2 : 1, (await File.ReadAllLinesAsync(Path.Combine(pack.Parent, "calls"))).Length);
    }

    [Fact]
    public async Task A_demo_holder_that_fetches_passes_all()
    {
        var listen = Free();
        SetTransports(new("https://back.example/rights"));
        StartDemo("http", "--server", listen.ToString(), "--holder", "care-centres", "--key-file", Key(), "--people", await PeopleAsync());

        var ran = await CheckAsync($"holder check care-centres --person people.json --acts --listen {listen}");

        Assert.True(ran.ExitCode == 0, ran.Output + ran.Errors);
        Assert.Contains("0 échec(s) / failed, 1 non essayé(s) / not tried", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_holder_that_does_not_know_us_fails_and_ends_with_1()
    {
        var url = new Uri(Free(), "rights");
        SetTransports(url);
        StartDemo("webhook", "--url", url.ToString(), "--holder", "online-account", "--secret-file", Secret("une-tout-autre-phrase-de-passe"), "--people", await PeopleAsync());
        Secret(Phrase);

        var ran = await CheckAsync("holder check online-account --junit report.xml");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("ÉCHEC / FAILED: the webhook answered 401", ran.Output, StringComparison.Ordinal);
        Assert.NotEqual("0", XDocument.Load(Path.Combine(pack.Parent, "report.xml")).Root!.Attribute("failures")!.Value);
    }

    public void Dispose()
    {
        foreach (var process in running)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        pack.Dispose();
    }

    private Task<Ran> CheckAsync(string arguments) =>
        host.RunAsync(arguments, pack.Parent, ("RIGHTS__WebhookSecrets", Path.Combine(pack.Parent, "secrets")), ("COLUMNS", "200"));

    private void SetTransports(Uri webhook) => pack.Change("holders.yaml", text => Transported(Transported(text, "care-centres", "http"), "online-account", $"webhook\n    url: {webhook}"));

    private static string Transported(string text, string holder, string transport)
    {
        var at = text.IndexOf("transport: bus", text.IndexOf($"- id: {holder}", StringComparison.Ordinal), StringComparison.Ordinal);
        return text[..at] + "transport: " + transport + text[(at + "transport: bus".Length)..];
    }

    // The file that the check reads is the last one written; the demo read its own when it started.
    private string Secret(string phrase)
    {
        var own = Path.Combine(pack.Parent, $"secret-{running.Count}-{phrase.Length}");
        Directory.CreateDirectory(Path.Combine(pack.Parent, "secrets"));
        File.WriteAllText(own, phrase);
        File.WriteAllText(Path.Combine(pack.Parent, "secrets", "online-account"), phrase);
        return own;
    }

    private string Key()
    {
        var file = Path.Combine(pack.Parent, "key");
        File.WriteAllText(file, "rrk_check");
        return file;
    }

    private async Task<string> PeopleAsync()
    {
        using var demo = Process.Start(new ProcessStartInfo("dotnet", [Demo, "people", "--check"]) { RedirectStandardOutput = true })!;
        var file = Path.Combine(pack.Parent, "people.json");
        await File.WriteAllTextAsync(file, await demo.StandardOutput.ReadToEndAsync());
        await demo.WaitForExitAsync();
        return file;
    }

    private void StartDemo(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Demo, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        running.Add(process);
    }

    private static Uri Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
    }
}
