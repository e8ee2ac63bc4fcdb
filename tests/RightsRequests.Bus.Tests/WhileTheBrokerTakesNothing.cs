using RightsRequests.Holders;
using RightsRequests.PolicyPack;

namespace RightsRequests.Bus.Tests;

/// <summary>A broker that is there and takes nothing, in an alarm of its memory or disk: it answers all but what is published.</summary>
public sealed class WhileTheBrokerTakesNothing(RunningBus bus) : IClassFixture<RunningBus>
{
    [Fact]
    public async Task Queries_wait_the_rest_of_the_work_goes_on_operators_are_told_and_all_goes_out_afterwards()
    {
        Assert.True(await IsReachableAsync());
        Assert.Null(await WhyNotAsync());
        await bus.Broker.AlarmAsync(on: true);
        // The broker measures its memory every few seconds.
        for (var end = DateTime.UtcNow.AddMinutes(1); await IsReachableAsync(); await Task.Delay(200))
        {
            Assert.True(DateTime.UtcNow < end);
        }

        Assert.Contains("ne prend rien", await WhyNotAsync(), StringComparison.Ordinal);

        // More than there are lanes: each would wait for its confirm for as long as the alarm lasts.
        for (var one = 0; one < 10; one++)
        {
            await bus.Engine.AskAsync(await bus.Engine.FileAsync());
        }

        await bus.Engine.UntilCountAsync("effects WHERE kind = 'ask-holder' AND state = 'pending' AND attempts > 2", 10);
        await bus.Engine.FileAsync();
        await bus.Engine.UntilCountAsync(NoneOf("kind <> 'ask-holder'"), 1);
        Assert.Equal(0, await bus.Engine.CountAsync("incidents"));

        await bus.Broker.AlarmAsync(on: false);

        await bus.Engine.UntilCountAsync(NoneOf("true"), 1);
        Assert.True(await IsReachableAsync());
        Assert.Equal(0, await bus.Engine.CountAsync("incidents"));
        await using var crm = await bus.Broker.ChannelAsync("crm");
        HashSet<string> came = [];
        while (came.Count < 10)
        {
            came.Add((await OverTheBroker.QueryAsync(crm)).Query.QueryId);
        }
    }

    // One row once none of them waits.
    private static string NoneOf(string effects) => $"(SELECT 1 WHERE NOT EXISTS (SELECT FROM effects WHERE state = 'pending' AND {effects})) AS none";

    private Task<bool> IsReachableAsync() => bus.Engine.InScopeAsync((IQueryBus queries) => queries.IsReachableAsync(default));

    private async Task<string?> WhyNotAsync() =>
        (await BrokerDiagnosis.WhyNotAsync(bus.Broker.Engine, PolicyPackReader.Read(Repository.PathOf("workflows")).Policy!, default))?.Fr;
}
