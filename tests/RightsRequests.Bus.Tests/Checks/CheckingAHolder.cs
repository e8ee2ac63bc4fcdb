using System.Collections.Concurrent;
using System.Diagnostics;
using RightsRequests.Bus.Checks;
using RightsRequests.HolderKit;
using RightsRequests.Holders.Checks;

namespace RightsRequests.Bus.Tests.Checks;

/// <summary>Holders tried out while the engine runs: good ones pass, planted faults are named, and no case or incident comes of it.</summary>
public sealed class CheckingAHolder(RunningBus bus) : IClassFixture<RunningBus>
{
    [Fact]
    public async Task A_good_holder_passes_and_the_engine_passes_its_answers_over()
    {
        var traced = new ConcurrentBag<string?>();
        // Other tests have holders answer at the same time, of queries without a trace.
        var own = new AsyncLocal<bool> { Value = true };
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "RightsRequests.HolderKit",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = span =>
            {
                if (own.Value)
                {
                    traced.Add(span.ParentId);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        var results = await CheckAsync(new SmallHolder());

        Assert.Equal([], results.Where(result => result.Fault is not null));
        // Each query in a trace, as those of a traced engine.
        Assert.NotEmpty(traced);
        Assert.DoesNotContain(null, traced);
        Assert.Equal(["a restart in between: the answer still comes"], results.Where(result => !result.Passed).Select(result => result.Name));
        Assert.Equal(0, await bus.Engine.CountAsync("incidents"));
    }

    [Theory]
    [InlineData(Flaw.DisclosesAtAName, "a name alone: nothing disclosed", "data of somebody else are disclosed")]
    [InlineData(Flaw.ActsOnAnybody, "erase: unknown person", "something was changed or erased")]
    [InlineData(Flaw.MixesNamesakes, "two of one name: each one's own data", "a namesake's data are disclosed")]
    [InlineData(Flaw.TrustsANumber, "one's name and birthday, a namesake's number: nothing disclosed", "data of somebody else are disclosed")]
    [InlineData(Flaw.ForgetsCorrections, "rectify: carried out on the person, and seen in the next export", "what was corrected is not in the next export")]
    [InlineData(Flaw.NeverErases, "erase: carried out on the person, and not more is left than was kept", "more is left than was kept")]
    [InlineData(Flaw.CannotRestrict, "restrict: carried out on the person", "it could not be done")]
    [InlineData(Flaw.LocatesWithValues, "locate: what is held, without values", "values are disclosed")]
    [InlineData(Flaw.KeepsOnNoArticle, "erase: carried out on the person, and not more is left than was kept", "keptGround names no article: the engine would wait for a person")]
    [InlineData(Flaw.StopsInPart, "stop-processing: carried out on the person", "a part only, of what has no parts: the engine would wait for a person")]
    [InlineData(Flaw.CountsWhatItHasNot, "erase: unknown person", "no data, and yet something is counted: the engine would wait for a person")]
    [InlineData(Flaw.ErasesWhenAskedToStop, "stop-processing: carried out on the person", "an action that was not asked")]
    [InlineData(Flaw.NeverUploads, "a large answer: uploaded, and whole after a break", "the content was not uploaded to the end")]
    public async Task A_planted_flaw_is_named(Flaw flaw, string name, string fault)
    {
        var results = await CheckAsync(new SmallHolder(flaw));

        Assert.Contains(results, result => (result.Name, result.Fault) == (name, fault));
    }

    private async Task<IReadOnlyList<CheckResult>> CheckAsync(SmallHolder holder)
    {
        using var stopping = new CancellationTokenSource();
        var address = new UriBuilder(bus.Broker.Engine.Uri) { UserName = "", Password = "" }.Uri;
        var listen = SmallHolder.Free();
        var running = new HolderClient(
            HolderConnection.FromFile(address, "crm", bus.Broker.Credentials), holder, engine: new() { Address = listen, Key = "rrk_check" }).RunAsync(stopping.Token);
        try
        {
            await using var door = await CheckDoor.OpenAsync(listen, "crm");
            await using var reached = await BusHolder.OpenAsync(bus.Broker.Engine, "crm", default);
            return await new HolderCheck(reached, "crm", ["newsletter"], TimeSpan.FromSeconds(60))
            {
                Controller = "mgen",
                People = SmallHolder.People,
                Acts = true,
                Door = door,
                Break = _ => bus.Broker.DisconnectAsync("crm"),
            }.RunAsync(default);
        }
        finally
        {
            await stopping.CancelAsync();
            await running;
        }
    }
}
