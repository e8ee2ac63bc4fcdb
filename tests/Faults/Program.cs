using System.CommandLine;
using RightsRequests.Faults;

var cases = new Option<int>("--cases") { Description = "Requests to file.", DefaultValueFactory = _ => 24 };
var minutes = new Option<double>("--minutes") { Description = "How long faults are injected.", DefaultValueFactory = _ => 2 };
var seed = new Option<int>("--seed") { Description = "The same seed plans the same faults.", DefaultValueFactory = _ => 1 };
var keep = new Option<string?>("--keep") { Description = "A folder, not there yet, for logs and data." };
var command = new RootCommand("Requests are filed and worked while everything around them fails; at the end what is left is counted.") { cases, minutes, seed, keep };
command.SetAction(async (parsed, cancel) =>
{
    var broken = await new Campaign(
        new(parsed.GetValue(cases), TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(seed), parsed.GetValue(keep)), RightsRequests.Tests.Private.Repository.Root, Console.Out).RunAsync(cancel);
    foreach (var promise in broken)
    {
        await Console.Error.WriteLineAsync($"broken: {promise}");
    }

    return broken.Count == 0 ? 0 : 1;
});

// The holders in their own process, to be killed.
var ownSeed = new Argument<int>("SEED");
var folder = new Argument<string>("FOLDER");
var holders = new Command("holders") { ownSeed, folder };
holders.Hidden = true;
holders.SetAction(async (parsed, cancel) =>
{
    var at = parsed.GetValue(folder)!;
    await new LyingHolders(
        parsed.GetValue(ownSeed),
        Path.Combine(at, "holders.json"),
        () => System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(at, "broker.json")))!["port"]!.GetValue<int>(),
        Path.Combine(at, "queries.log")).RunAsync(cancel);
});
command.Subcommands.Add(holders);
return await command.Parse(args).InvokeAsync();
