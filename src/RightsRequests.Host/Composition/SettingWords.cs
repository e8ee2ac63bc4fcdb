namespace RightsRequests.Host.Composition;

/// <summary>What is said of a setting, or of an option beside it; what would be right follows.</summary>
internal static class SettingWords
{
    public const string Missing = "manque / is missing";

    /// <summary>What would be such an address follows.</summary>
    public const string NoAddress = "pas une telle adresse / not such an address";

    /// <summary>The values there are follow.</summary>
    public const string UnknownValue = "valeur inconnue, il faut / unknown value, it must be";

    /// <summary>Addresses of a broker.</summary>
    public const string BrokerAddresses = "amqps://user:password@host:port | amqp://… (loopback) | in-memory";
}
