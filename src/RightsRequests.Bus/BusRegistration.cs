using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Holders;

namespace RightsRequests.Bus;

/// <summary>Composes the bus.</summary>
public static class BusRegistration
{
    /// <summary>Queries go out and answers come in over RabbitMQ.</summary>
    public static IServiceCollection AddRabbitMqBus(this IServiceCollection services, BrokerAddress address)
    {
        services.AddSingleton(address);
        // Each has a connection of its own: one that the broker blocks for what is published must not keep answers from being acknowledged, which gives it room again.
        services.AddTransient<BrokerLink>();
        services.AddSingleton<IQueryBus, QueryPublisher>();
        services.AddHostedService<AnswerConsumer>();
        return services;
    }

    /// <summary>No broker: queries and answers stay on this machine and die with the process. For a first look only.</summary>
    public static IServiceCollection AddInMemoryBus(this IServiceCollection services, InMemoryHolders holders)
    {
        services.AddSingleton(holders);
        services.AddSingleton<InMemoryBus>();
        services.AddSingleton<IQueryBus>(provider => provider.GetRequiredService<InMemoryBus>());
        services.AddHostedService(provider => provider.GetRequiredService<InMemoryBus>());
        return services;
    }
}
