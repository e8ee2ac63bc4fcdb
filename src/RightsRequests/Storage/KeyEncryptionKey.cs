namespace RightsRequests.Storage;

/// <summary>The one secret of which all other keys are derived: 32 bytes.</summary>
internal sealed record KeyEncryptionKey(byte[] Bytes)
{
    /// <summary>Says nothing of the key, lest it land in a log.</summary>
    public override string ToString() => "key-encryption key";
}
