namespace RightsRequests.Storage;

/// <summary>The data key is gone: what was encrypted under it is erased.</summary>
public sealed class KeyDestroyedException() : Exception("The data key of this request no longer exists.");
