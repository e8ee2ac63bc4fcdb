namespace RightsRequests.HolderKit;

/// <summary>Where the engine takes answers that are too large for a message, and with which key. Without it such an answer is a failure.</summary>
public sealed class HolderEngine
{
    /// <summary>The engine's address, such as <c>https://rights.example</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>The holder's key, as <c>rights-requests holders keys add ID</c> printed it.</summary>
    public required string Key { get; init; }
}
