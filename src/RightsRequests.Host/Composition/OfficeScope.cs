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

    /// <param name="more">What the command needs beside the office.</param>
    public static OfficeScope Open(Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection().AddLogging().AddOffice(Settings.FromEnvironment().Office());
        more?.Invoke(services);
        return new(services.BuildServiceProvider());
    }

    public IServiceProvider Services => scope.ServiceProvider;

    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await services.DisposeAsync();
    }
}
