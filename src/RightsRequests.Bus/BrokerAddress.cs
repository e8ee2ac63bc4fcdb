namespace RightsRequests.Bus;

/// <summary>Where the broker is, with the engine's account; never logged, because it holds the password.</summary>
public sealed record BrokerAddress(Uri Uri);
