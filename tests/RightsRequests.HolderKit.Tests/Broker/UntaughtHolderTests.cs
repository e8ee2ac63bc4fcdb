using System.Diagnostics;
using System.Globalization;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

/// <summary>The contract is enough: a bare socket and the bytes of AMQP 0-9-1 make a holder.</summary>
public sealed class UntaughtHolderTests(PrivateBroker broker) : IClassFixture<PrivateBroker>
{
    [Fact]
    public async Task ABareSocket_ReadsAQueryAndAnswersIt()
    {
        await using var engine = await broker.EngineAsync("neighbour");
        var query = Samples.Query(HolderAction.Locate, new QuerySubject("Camille Exemple"), "newsletter");
        await engine.AskAsync("neighbour", query);
        var account = HolderConnection.FromFile(broker.Address, "neighbour", broker.Credentials);
        using var python = Process.Start("python3",
        [
            Repository.PathOf("tests", "RightsRequests.HolderKit.Tests", "Broker", "untaught.py"),
            broker.Address.Port.ToString(CultureInfo.InvariantCulture), account.User, account.Password,
        ]);
        var (answer, _, properties) = await engine.AnswerAsync();
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, python.ExitCode);
        Assert.Equal((query.QueryId, "neighbour", "neighbour", true), (answer.QueryId, answer.Holder, properties.UserId, properties.Persistent));
    }
}
