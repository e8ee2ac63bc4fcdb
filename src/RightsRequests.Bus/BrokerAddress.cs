using System.Security.Cryptography.X509Certificates;

namespace RightsRequests.Bus;

/// <summary>Where the broker is, with the engine's account; never logged, because it holds the password.</summary>
public sealed record BrokerAddress(Uri Uri)
{
    /// <summary>The authorities, one of which must have signed the broker's certificate (<c>amqps</c>); empty: those that this machine trusts.</summary>
    public X509Certificate2Collection Trusted { get; init; } = [];

    /// <summary>The engine's own certificate with its key, where the broker wants one; null: none.</summary>
    public X509Certificate2? Own { get; init; }

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{Uri.Scheme}://{Uri.Host}:{Uri.Port}";
}
