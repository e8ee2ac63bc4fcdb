using System.Diagnostics;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using RightsRequests.Contracts;
using RightsRequests.DemoHolders;

namespace RightsRequests.HolderKit.Tests;

/// <summary>The kit and the Node holder against a real RabbitMQ, as the contract describes it.</summary>
public sealed class HolderClientTests(PrivateBroker broker) : IClassFixture<PrivateBroker>
{
    private static RightsQuery Query(HolderAction action = HolderAction.Erase) =>
        Samples.Query(action, new QuerySubject("Camille Exemple"), "newsletter");

    [Fact]
    public async Task AQuery_IsAnsweredPersistentlyUnderTheHoldersOwnAccount()
    {
        await using var engine = await broker.EngineAsync("crm");
        await using var holder = new RunningHolder(broker, "crm");
        var query = Query();
        await engine.AskAsync("crm", query);
        var (answer, _, properties) = await engine.AnswerAsync();
        Assert.Equal((query.QueryId, "crm"), (answer.QueryId, answer.Holder));
        Assert.Equal(("crm", query.QueryId, "application/json", true), (properties.UserId, properties.CorrelationId, properties.ContentType, properties.Persistent));
    }

    [Fact]
    public async Task AQueryThatComesAgain_IsActedOnOnceAndAnsweredTwice()
    {
        await using var engine = await broker.EngineAsync("crm");
        await using var holder = new RunningHolder(broker, "crm");
        var query = Query();
        await engine.AskAsync("crm", query);
        var first = await engine.AnswerAsync();
        await engine.AskAsync("crm", query with { Attempt = 2 });
        Assert.Equal(first.Body, (await engine.AnswerAsync()).Body);
        Assert.Equal(1, holder.ActedOn(query));
    }

    [Fact]
    public async Task AHolderThatIsEarlierThanItsQueue_Waits()
    {
        await using var holder = new RunningHolder(broker, "late");
        await holder.UntilAsync<HolderEvent.Waiting>();
        await using var engine = await broker.EngineAsync("late");
        await engine.AskAsync("late", Query());
        Assert.Equal("late", (await engine.AnswerAsync()).Answer.Holder);
    }

    [Fact]
    public async Task WhatIsNoQuery_IsDroppedAndTheNextOneAnswered()
    {
        await using var engine = await broker.EngineAsync("crm");
        await using var holder = new RunningHolder(broker, "crm");
        await engine.AskAsync("crm", Query() with { Schema = "rights.query/9" });
        await engine.AskAsync("crm", Query());
        await engine.AnswerAsync();
        Assert.Contains(holder.Events, happened => happened is HolderEvent.Unreadable);
    }

    [Fact]
    public async Task ABrokerThatRestarts_LosesNothing()
    {
        await using var holder = new RunningHolder(broker, "restarted");
        await using (await broker.EngineAsync("restarted"))
        {
            await holder.UntilAsync<HolderEvent.Connected>();
        }

        await broker.StopAsync();
        await broker.StartAsync();
        await using var engine = await broker.EngineAsync();
        await engine.AskAsync("restarted", Query());
        Assert.Equal("restarted", (await engine.AnswerAsync()).Answer.Holder);
    }

    [Fact]
    public async Task AHoldersAccount_OpensNoOtherQueueAndNoOtherExchange()
    {
        await using var engine = await broker.EngineAsync("crm", "neighbour");
        var account = HolderConnection.FromFile(broker.Address, "crm", broker.Credentials);
        var factory = new ConnectionFactory { Uri = account.Broker, UserName = account.User, Password = account.Password, AutomaticRecoveryEnabled = false };
        await using var connection = await factory.CreateConnectionAsync();
        await RefusedAsync(channel => channel.BasicGetAsync(RightsBroker.HolderQueue("neighbour"), autoAck: false));
        await RefusedAsync(channel => channel.BasicGetAsync(RightsBroker.AnswersQueue, autoAck: false));
        await RefusedAsync(channel => channel.BasicPublishAsync(RightsBroker.QueriesExchange, "neighbour", true, new BasicProperties(), default).AsTask());
        await RefusedAsync(channel => channel.BasicPublishAsync(RightsBroker.AnswersExchange, "", true, new BasicProperties { UserId = "neighbour" }, default).AsTask());

        async Task RefusedAsync(Func<IChannel, Task> attempt)
        {
            await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
            await Assert.ThrowsAnyAsync<RabbitMQClientException>(() => attempt(channel));
        }
    }

    [Fact]
    public async Task TheNodeHolder_AnswersLikeAnyOther()
    {
        await InstalledAsync(Repository.PathOf("deploy", "holders", "node"));
        await using var engine = await broker.EngineAsync("audience-measurement");
        var people = Repository.PathOf("src", "RightsRequests.DemoHolders", "people.json");
        var person = PeopleFile.Read(people)[0];
        using var node = Process.Start(new ProcessStartInfo("node",
        [
            Repository.PathOf("deploy", "holders", "node", "holder.mjs"),
            "--broker", broker.Address.ToString(), "--credentials", broker.Credentials, "--people", people,
        ])
        { RedirectStandardOutput = true })!;
        try
        {
            var subject = new QuerySubject(person.FullName, person.BirthDate, person.Identifiers);
            RightsQuery Ask(HolderAction action) => Samples.Query(action, subject, "audience-measurement", "newsletter");

            var export = Ask(HolderAction.Export);
            await engine.AskAsync("audience-measurement", export);
            var exported = await engine.AnswerAsync();
            Assert.NotEmpty(exported.Answer.Records);
            Assert.All(exported.Answer.Records, record => Assert.Equal("audience-measurement", record.Activity));
            Assert.Equal(("audience-measurement", export.QueryId, true), (exported.Properties.UserId, exported.Properties.CorrelationId, exported.Properties.Persistent));

            await engine.AskAsync("audience-measurement", Ask(HolderAction.Erase));
            Assert.Equal(exported.Answer.Records.Count, (await engine.AnswerAsync()).Answer.Actions!.Erased);
            await engine.AskAsync("audience-measurement", Ask(HolderAction.Locate));
            Assert.Equal(AnswerOutcome.NoData, (await engine.AnswerAsync()).Answer.Outcome);
            await engine.AskAsync("audience-measurement", export with { Attempt = 2 });
            Assert.Equal(exported.Body, (await engine.AnswerAsync()).Body);
        }
        finally
        {
            node.Kill();
            await node.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task TheNodeTemplate_PassesItsOwnTests()
    {
        var start = new ProcessStartInfo("node", ["--test"]) { WorkingDirectory = Repository.PathOf("deploy", "holders", "node"), RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var told = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, told);
        Assert.Matches(@"(?m)^. pass [1-9]", told);
    }

    private static async Task InstalledAsync(string package)
    {
        if (!Directory.Exists(Path.Combine(package, "node_modules")))
        {
            using var install = Process.Start(new ProcessStartInfo("npm", ["ci", "--silent", "--no-audit", "--no-fund"]) { WorkingDirectory = package })!;
            await install.WaitForExitAsync();
            Assert.Equal(0, install.ExitCode);
        }
    }
}
