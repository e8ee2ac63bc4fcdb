using System.Text.Json;
using RightsRequests.Bus.Checks;
using RightsRequests.Contracts;
using RightsRequests.HolderKit;

namespace RightsRequests.Bus.Tests.Checks;

/// <summary>Holders tried out while the engine runs: good ones pass, planted faults are named, and no case or incident comes of it.</summary>
public sealed class CheckingAHolder(RunningBus bus) : IClassFixture<RunningBus>
{
    private static readonly CheckPerson Known = new("Zéphyrine Quillfeather", new DateOnly(1980, 5, 17), [], ["newsletter"]);

    [Fact]
    public async Task A_good_holder_passes_and_the_engine_passes_its_answers_over()
    {
        var results = await CheckAsync(query => query.Subject.FullName == Known.FullName && query.Subject.BirthDate == Known.BirthDate ? Export(query) : HolderReply.NoData());

        Assert.Equal([], results.Where(result => result.Fault is not null));
        Assert.True(results.Count(result => result.Passed) >= 17);
        Assert.Equal(0, await bus.Engine.CountAsync("incidents"));
    }

    [Fact]
    public async Task A_holder_that_discloses_at_a_name_is_named()
    {
        var results = await CheckAsync(query => query.Subject.FullName == Known.FullName ? Export(query) : HolderReply.NoData());

        Assert.Equal("data of somebody else are disclosed", Assert.Single(results, result => result.Fault is not null).Fault);
    }

    [Fact]
    public async Task A_holder_that_acts_on_unknown_persons_is_named()
    {
        var results = await CheckAsync(query => query.Action == HolderAction.Erase ? HolderReply.Done() with { Actions = new() { Erased = 1 } } : HolderReply.NoData());

        Assert.Contains(results, result => result is { Name: "erase: unknown person", Fault: "something was changed or erased" });
    }

    private async Task<IReadOnlyList<CheckResult>> CheckAsync(Func<RightsQuery, HolderReply> answer)
    {
        using var stopping = new CancellationTokenSource();
        var address = new UriBuilder(bus.Broker.Engine.Uri) { UserName = "", Password = "" }.Uri;
        var running = new HolderClient(HolderConnection.FromFile(address, "crm", bus.Broker.Credentials), new Answering(answer)).RunAsync(stopping.Token);
        try
        {
            return await new HolderCheck(bus.Broker.Engine, "crm", ["newsletter"], TimeSpan.FromSeconds(60)) { Person = Known }.RunAsync(default);
        }
        finally
        {
            await stopping.CancelAsync();
            await running;
        }
    }

    private static HolderReply Export(RightsQuery query) => HolderReply.Done() with
    {
        Records = [.. query.Activities.Select(activity => new AnswerRecord { Activity = activity, Category = "identification", Label = "Nom", Value = JsonSerializer.SerializeToElement("x") })],
    };

    private sealed class Answering(Func<RightsQuery, HolderReply> answer) : IDataHolder
    {
        public Task<HolderReply> AnswerAsync(RightsQuery query, CancellationToken cancellationToken) => Task.FromResult(answer(query));
    }
}
