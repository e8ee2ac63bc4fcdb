using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RightsRequests.Delivery;

namespace RightsRequests.Web.Portal;

/// <summary>Mails codes to who lost theirs, after the page has answered: how long it takes must not tell whether a reference exists. What waits when the process ends is lost, and is asked for again.</summary>
public sealed class LostCodes(IServiceScopeFactory scopes, ILogger<LostCodes> log) : BackgroundService
{
    private const int Most = 1000;
    private readonly Channel<string> asked = Channel.CreateBounded<string>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ask(string reference) => asked.Writer.TryWrite(reference);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var reference in asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<StatusDesk>().SendCodeAsync(reference, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("A code for who lost theirs could not be mailed: {Failure}.", failure.GetType().Name);
            }
        }
    }
}
