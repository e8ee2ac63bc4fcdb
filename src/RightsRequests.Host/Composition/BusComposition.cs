using RightsRequests.Bus;
using RightsRequests.Host.Commands;

namespace RightsRequests.Host.Composition;

/// <summary>Which bus the settings name.</summary>
internal static class BusComposition
{
    /// <exception cref="WrongUseException">It is none.</exception>
    public static void AddBus(this IServiceCollection services, Settings settings)
    {
        if (settings.Broker == Settings.InMemoryBroker)
        {
            services.AddInMemoryBus(settings.InMemoryHolders());
        }
        else
        {
            services.AddRabbitMqBus(settings.BrokerAddress());
        }
    }
}
