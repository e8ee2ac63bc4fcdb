using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace RightsRequests.HolderKit;

/// <summary>Registers a data holder with a .NET host.</summary>
public static class RightsHolderRegistration
{
    /// <summary>Runs the holder while the host runs, with its health check (<c>rights-holder</c>) and metrics (<see cref="HolderMetrics"/>).</summary>
    /// <typeparam name="THolder">The system that answers: one instance for the life of the process.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Says where the broker is and who connects.</param>
    /// <returns>The same services.</returns>
    /// <remarks>One holder for each process: a process that answers for two would answer for both when it fails for one.
    /// Queries carry personal data (GDPR Art. 5(1)(f), 32): the kit writes none to the log.</remarks>
    public static IServiceCollection AddRightsHolder<THolder>(this IServiceCollection services, Action<RightsHolderOptions> configure)
        where THolder : class, IDataHolder
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<RightsHolderOptions>().Configure(configure);
        services.AddSingleton<IDataHolder, THolder>();
        services.AddSingleton<HolderMetrics>();
        services.AddSingleton<HolderHealth>();
        services.AddSingleton<IHostedService, HolderService>();
        services.AddHealthChecks().AddCheck<HolderHealth>("rights-holder");
        return services;
    }
}
