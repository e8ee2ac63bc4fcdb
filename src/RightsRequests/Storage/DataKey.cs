namespace RightsRequests.Storage;

/// <summary>A key of 32 bytes that content is encrypted under. Never written anywhere in clear.</summary>
public sealed class DataKey
{
    internal DataKey(byte[] bytes) => Bytes = bytes;

    internal byte[] Bytes { get; }

    /// <summary>Says nothing of the key, lest it land in a log.</summary>
    public override string ToString() => "data key";
}
