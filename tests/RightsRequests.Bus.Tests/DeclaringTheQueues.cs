using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using RightsRequests.PolicyPack;

namespace RightsRequests.Bus.Tests;

/// <summary>No channel is given out on a connection whose queues do not stand.</summary>
public sealed class DeclaringTheQueues
{
    [Fact]
    public async Task Who_could_not_declare_all_leaves_it_to_the_next()
    {
        await using var broker = await TestBroker.StartNewAsync();
        await using var channel = await broker.ChannelAsync();
        // One that stands otherwise, which the broker does not have declared again.
        await channel.QueueDeclareAsync("holder.crm", durable: true, exclusive: false, autoDelete: false);
        await using var link = new BrokerLink(broker.Engine, PolicyPackReader.Read(Repository.PathOf("workflows")).Policy!);
        await Assert.ThrowsAsync<OperationInterruptedException>(() => link.OpenAsync(confirms: false, default));
        await channel.QueueDeleteAsync("holder.crm");

        await using var opened = await link.OpenAsync(confirms: false, default);

        Assert.Equal("holder.crm", (await opened.QueueDeclarePassiveAsync("holder.crm")).QueueName);
    }
}
