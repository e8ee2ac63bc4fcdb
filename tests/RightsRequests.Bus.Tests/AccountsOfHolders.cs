using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using RightsRequests.Bus.Accounts;

namespace RightsRequests.Bus.Tests;

/// <summary>What <c>holders credentials</c> makes, imported into a real broker.</summary>
public sealed class AccountsOfHolders(RunningBus bus) : IClassFixture<RunningBus>
{
    private readonly HolderAccount account = HolderAccount.For("online-account");

    [Fact]
    public async Task A_holder_reads_its_queue_answers_under_its_name_and_may_do_nothing_else()
    {
        await ImportAsync();
        await using (var own = await ChannelAsync(account))
        {
            Assert.Null(await own.BasicGetAsync("holder.online-account", autoAck: true));
            await own.BasicPublishAsync("rights.answers", "", mandatory: true, new BasicProperties { UserId = "online-account" }, Encoding.UTF8.GetBytes("{}"));
        }

        // The engine took it: it is of the office, since it names no query.
        await bus.Engine.UntilCountAsync("incidents WHERE holder = 'online-account'", 1);

        await RefusedAsync(channel => channel.BasicGetAsync("holder.crm", autoAck: true));
        await RefusedAsync(channel => channel.BasicGetAsync("rights.answers", autoAck: true));
        await RefusedAsync(async channel => await channel.BasicPublishAsync("rights.queries", "crm", mandatory: true, new BasicProperties(), ReadOnlyMemory<byte>.Empty));
        await RefusedAsync(async channel => await channel.BasicPublishAsync("", "holder.crm", mandatory: true, new BasicProperties(), ReadOnlyMemory<byte>.Empty));
        await RefusedAsync(async channel => await channel.BasicPublishAsync("rights.answers", "", mandatory: true, new BasicProperties { UserId = "crm" }, ReadOnlyMemory<byte>.Empty));
        await RefusedAsync(channel => channel.QueueDeclareAsync("mine"));
        await RefusedAsync(channel => channel.QueuePurgeAsync("holder.crm"));
        await RefusedAsync(channel => channel.QueueDeleteAsync("holder.online-account"));
        await RefusedAsync(channel => channel.QueueBindAsync("holder.online-account", "rights.queries", "crm"));
    }

    [Fact]
    public async Task Imported_again_the_password_is_another_and_the_other_accounts_stay()
    {
        await ImportAsync();
        var next = HolderAccount.For("online-account");
        await bus.Broker.ImportAsync(BrokerDefinitions.Write([next], "/"));

        await Assert.ThrowsAsync<BrokerUnreachableException>(() => ChannelAsync(account));
        await using var own = await ChannelAsync(next);
        await using var crm = await bus.Broker.ChannelAsync("crm");
        Assert.True(own.IsOpen && crm.IsOpen);
    }

    [Fact]
    public void The_file_has_no_password_and_the_account_does_not_tell_it()
    {
        Assert.DoesNotContain(account.Password, BrokerDefinitions.Write([account], "/"), StringComparison.Ordinal);
        Assert.DoesNotContain(account.Password, account.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(account.Password, HolderAccount.For("online-account").Password);
    }

    private Task ImportAsync() => bus.Broker.ImportAsync(BrokerDefinitions.Write([account], "/"));

    private async Task RefusedAsync(Func<IChannel, Task> what)
    {
        await using var channel = await ChannelAsync(account);
        await Assert.ThrowsAnyAsync<RabbitMQClientException>(() => what(channel));
    }

    private async Task<IChannel> ChannelAsync(HolderAccount who)
    {
        var address = new BrokerAddress(new UriBuilder(bus.Broker.Engine.Uri) { UserName = who.Holder, Password = who.Password }.Uri);
        var connection = await BrokerFactory.Of(address, "test").CreateConnectionAsync();
        return await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
    }
}
