using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

/// <summary>A holder that a back office registers in its host.</summary>
public sealed class HostedHolderTests(PrivateBroker broker) : IClassFixture<PrivateBroker>
{
    [Fact]
    public async Task ARegisteredHolder_AnswersIsHealthyAndIsCounted()
    {
        await using var engine = await broker.EngineAsync("crm");
        using var host = Hosted(broker.Address);
        var counted = new ConcurrentDictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name == HolderMetrics.MeterName)
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => counted.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => counted.AddOrUpdate(instrument.Name, 1, (_, sum) => sum + 1));
        listener.Start();
        await host.StartAsync(TestContext.Current.CancellationToken);

        await engine.AskAsync("crm", Samples.Query(HolderAction.Locate, new QuerySubject("Camille Exemple"), "newsletter"));
        Assert.Equal(AnswerOutcome.NoData, (await engine.AnswerAsync()).Answer.Outcome);
        var failing = Samples.Query(HolderAction.Erase, new QuerySubject("Camille Exemple"), "newsletter");
        await engine.AskAsync("crm", failing);
        Assert.Equal(AnswerOutcome.Failed, (await engine.AnswerAsync()).Answer.Outcome);

        Assert.Equal(HealthStatus.Healthy, await HealthAsync(host));
        // An answer is here before its holder has heard that it arrived.
        for (var end = DateTime.UtcNow.AddMinutes(1); counted.GetValueOrDefault("rights.holder.answers") < 2; await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            Assert.True(DateTime.UtcNow < end, "the holder never heard that its answer arrived");
        }

        await host.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync(host));
        Assert.Equal((4, 2, 3, 4), (counted["rights.holder.queries"], counted["rights.holder.answers"], counted["rights.holder.failures"], counted["rights.holder.duration"]));
    }

    [Fact]
    public async Task WithoutABroker_TheHolderIsDegradedAndTheHostLives()
    {
        using var host = Hosted(new Uri("amqp://127.0.0.1:1"));
        await host.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(host));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void WithoutItsId_TheHostDoesNotStart()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddRightsHolder<NothingHeld>(options => options.Broker = broker.Address);
        using var host = builder.Build();
        Assert.Throws<InvalidOperationException>(() => host.Start());
    }

    private IHost Hosted(Uri address)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddRightsHolder<NothingHeld>(options =>
            (options.Broker, options.Holder, options.CredentialsFile) = (address, "crm", broker.Credentials));
        return builder.Build();
    }

    private static async Task<HealthStatus> HealthAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;

    private sealed class NothingHeld : IDataHolder
    {
        public Task<HolderReply> AnswerAsync(RightsQuery query, CancellationToken cancellationToken) =>
            query.Action == HolderAction.Locate ? Task.FromResult(HolderReply.NoData()) : throw new IOException("the disk is full");
    }
}
