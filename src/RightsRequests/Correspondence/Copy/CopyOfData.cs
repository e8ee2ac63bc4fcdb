namespace RightsRequests.Correspondence;

/// <summary>What the letter itself needs to know of the records; the rest is read again, piece by piece, into the data package.</summary>
/// <param name="Held">Activities about which any record came.</param>
/// <param name="First">The first records that are handed over, at most <see cref="MostKept"/>.</param>
/// <param name="Count">How many are handed over in all.</param>
/// <param name="SomethingRedacted">True where anything was blacked out in any of them.</param>
public sealed record CopyOfData(IReadOnlySet<string> Held, IReadOnlyList<DisclosedRecord> First, int Count, bool SomethingRedacted)
{
    /// <summary>Up to so many records the whole copy is also embedded in the PDF.</summary>
    public const int MostKept = 10_000;

    public static readonly CopyOfData None = new(new HashSet<string>(), [], 0, SomethingRedacted: false);

    internal bool IsWhole => Count == First.Count;
}
