using RightsRequests.Holders;

namespace RightsRequests.OpenDsr;

/// <summary>Calls addresses that controllers named: unlike those of our own pack, they lead into no private network unless the settings say so.</summary>
internal sealed class DsrCallbackClient(OpenDsrOptions options) : IDisposable
{
    private readonly WebhookClient client = new(options.PrivateCallbacks ? WebhookAddress.MayBeCalled : WebhookAddress.IsPublic);

    /// <inheritdoc cref="WebhookClient.SendAsync"/>
    public Task<(System.Net.HttpStatusCode Status, byte[] Body)> SendAsync(HttpRequestMessage message, int longest, CancellationToken cancel) => client.SendAsync(message, longest, cancel);

    public void Dispose() => client.Dispose();
}
