namespace RightsRequests.Storage;

/// <summary>The oldest generation that data keys may be stored under; a trigger refuses older ones, lest a process with an old key file store what nobody can read.</summary>
public sealed class KeyGenerationRow
{
    /// <summary>Always 1: one row.</summary>
    public int Id { get; set; }
    public int Least { get; set; }

    /// <summary>By which the key file is known that all content lies under; null: nothing was written yet.</summary>
    public byte[]? KeyFile { get; set; }
}
