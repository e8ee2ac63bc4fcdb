using RightsRequests.Bus;
using RightsRequests.Host.Commands;

namespace RightsRequests.Host.Composition;

/// <summary>Which bus the settings name.</summary>
internal static class BusComposition
{
    /// <exception cref="WrongUseException">It is none.</exception>
    public static void AddBus(this IServiceCollection services, Settings settings)
    {
        var broker = settings.Broker;
        if (broker == Settings.InMemoryBroker)
        {
            services.AddInMemoryBus(settings.InMemoryHolders());
        }
        else if (Uri.TryCreate(broker, UriKind.Absolute, out var address) && address.Scheme is ("amqp" or "amqps"))
        {
            services.AddRabbitMqBus(new BrokerAddress(address));
        }
        else
        {
            throw new WrongUseException("RIGHTS__Broker: amqp://user:password@host:port | in-memory");
        }
    }
}
