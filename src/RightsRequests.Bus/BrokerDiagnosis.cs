using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using RightsRequests.Diagnosis;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Bus;

/// <summary>Why the broker cannot be used, for whoever must mend it.</summary>
public static class BrokerDiagnosis
{
    private const ushort NotAllowed = 403;
    private const ushort OtherForm = 406;
    private const ushort NoSuchHost = 530;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly BilingualText Alarm = new("il est là et ne prend rien, faute de mémoire ou de disque : rabbitmq-diagnostics alarms", "it is there and takes nothing, for want of memory or disk: rabbitmq-diagnostics alarms");

    /// <summary>Connects and declares what the engine needs; null where all went well.</summary>
    /// <param name="address">Where, as whom.</param>
    /// <param name="policy">Whose holders have queues.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<BilingualText?> WhyNotAsync(BrokerAddress address, Policy policy, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        var alarm = false;
        try
        {
            await using var connection = await BrokerFactory.Of(address, "rights-requests doctor").CreateConnectionAsync(patience.Token);
            connection.ConnectionBlockedAsync += async (_, _) =>
            {
                alarm = true;
                await patience.CancelAsync();
            };
            await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), patience.Token);
            await Topology.DeclareAsync(channel, policy, patience.Token);
            await Topology.ProbeAsync(channel, patience.Token);
            return null;
        }
        catch (Exception failed) when (!cancel.IsCancellationRequested)
        {
            return alarm ? Alarm : WhyAway.Chain(failed).Select(Known).FirstOrDefault(words => words is not null) ?? WhyAway.Of(failed);
        }
    }

    private static BilingualText? Known(Exception one) => one switch
    {
        AuthenticationFailureException or PossibleAuthenticationFailureException => WhyAway.SignInRefused,
        OperationInterruptedException { ShutdownReason.ReplyCode: var code } => Refused(code),
        _ => null,
    };

    private static BilingualText? Refused(ushort code) => code switch
    {
        NotAllowed => new("droits insuffisants : configure, write et read sur « .* »", "not allowed to: configure, write and read on \".*\""),
        OtherForm => new("une file du même nom est d'un autre type", "a queue of this name is of another type"),
        NoSuchHost => new("hôte virtuel inconnu, ou non admis", "virtual host unknown, or not allowed"),
        _ => null,
    };
}
