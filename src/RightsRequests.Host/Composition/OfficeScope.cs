using Microsoft.Extensions.DependencyInjection;

namespace RightsRequests.Host.Composition;

/// <summary>The office without web and workers, for one command.</summary>
internal sealed class OfficeScope : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly AsyncServiceScope scope;

    private OfficeScope(ServiceProvider services)
    {
        this.services = services;
        scope = services.CreateAsyncScope();
    }

    public static OfficeScope Open() => new(
        new ServiceCollection().AddLogging().AddOffice(Settings.FromEnvironment().Office()).BuildServiceProvider());

    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await services.DisposeAsync();
    }
}
