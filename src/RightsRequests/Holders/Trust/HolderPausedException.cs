namespace RightsRequests.Holders;

/// <summary>The holder is paused: what it is to be asked waits.</summary>
internal sealed class HolderPausedException() : Exception("The holder is paused.");
