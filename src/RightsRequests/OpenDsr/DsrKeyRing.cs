using RightsRequests.Storage;

namespace RightsRequests.OpenDsr;

/// <summary>Our key, opened when first needed; <c>serve</c> opens it before anything starts.</summary>
public sealed class DsrKeyRing(OpenDsrOptions options, RealTime realTime) : IDisposable
{
    private readonly Lazy<DsrKey> key = new(() => DsrKey.Open(options, realTime.Clock.GetCurrentInstant()));

    /// <summary>True where we receive requests.</summary>
    public bool IsSet => options.Domain is { Length: > 0 };

    /// <exception cref="InvalidOperationException">In a sentence: why it cannot be used.</exception>
    public DsrKey Key => key.Value;

    public void Dispose()
    {
        if (key.IsValueCreated)
        {
            key.Value.Dispose();
        }
    }
}
