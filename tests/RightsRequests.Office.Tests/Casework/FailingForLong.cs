using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RightsRequests.Casework;
using RightsRequests.Office.Tests.Logging;

namespace RightsRequests.Office.Tests.Casework;

/// <summary>A worker whose database is away for an hour: its log stays one that a person reads.</summary>
public sealed class FailingForLong
{
    [Fact]
    public async Task The_same_failure_of_all_lanes_is_said_once_and_another_one_at_once()
    {
        using var logs = new LogCollector();
        await using var services = new ServiceCollection().AddLogging(log => log.AddProvider(logs)).BuildServiceProvider();
        using var worker = new Failing(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<ILogger<Failing>>());

        await worker.StartAsync(default);
        await UntilAsync(() => worker.Tries > 9);
        Assert.Contains(nameof(TimeoutException), Assert.Single(logs.Lines), StringComparison.Ordinal);

        worker.Otherwise = true;
        await UntilAsync(() => logs.Lines.Count > 1);
        await worker.StopAsync(default);
        Assert.Contains(nameof(NotSupportedException), Assert.Single(logs.Lines.Skip(1)), StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var end = DateTime.UtcNow.AddMinutes(3); !holds(); await Task.Delay(50))
        {
            Assert.True(DateTime.UtcNow < end);
        }
    }

    private sealed class Failing(IServiceScopeFactory scopes, ILogger log) : PollingWorker(scopes, log, lanes: 4)
    {
        private int tries;

        public bool Otherwise { get; set; }

        public int Tries => Volatile.Read(ref tries);

        protected override Task<bool> DoOneAsync(IServiceProvider scope, CancellationToken cancel)
        {
            Interlocked.Increment(ref tries);
            throw Otherwise ? new NotSupportedException() : new TimeoutException();
        }
    }
}
