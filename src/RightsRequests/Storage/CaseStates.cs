using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;
using RightsRequests.Workflow;

namespace RightsRequests.Storage;

/// <summary>States of cases, encrypted and opened. What this process wrote or opened a moment ago it does not open again: a case moves in bursts. Nothing but the very bytes that are stored, under the very key, is answered from memory, whoever else writes.</summary>
public sealed class CaseStates(ContentCipher cipher) : IDisposable
{
    // Some five hundred cases: of encrypted bytes, of which the state takes a multiple.
    private const long Most = 1024 * 1024;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    // A quarter goes at a time: each time all that is known is looked through.
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = Most, CompactionPercentage = 0.25 });

    /// <exception cref="CryptographicException">Wrong key, or changed content.</exception>
    public CaseState Open(Guid caseId, DataKey key, byte[] content)
    {
        if (known.TryGetValue(caseId, out Known? one) && one!.Content.AsSpan().SequenceEqual(content) && CryptographicOperations.FixedTimeEquals(one.Key.Bytes, key.Bytes))
        {
            return one.State;
        }

        var state = cipher.OpenJson<CaseState>(key, content, Purpose.CaseState);
        Keep(caseId, new(content, key, state));
        return state;
    }

    public byte[] Seal(DataKey key, CaseState state)
    {
        var content = cipher.SealJson(key, state, Purpose.CaseState);
        Keep(state.Id, new(content, key, state));
        return content;
    }

    public void Dispose() => known.Dispose();

    private void Keep(Guid caseId, Known one) =>
        known.Set(caseId, one, new MemoryCacheEntryOptions { Size = one.Content.Length, SlidingExpiration = Kept });

    private sealed record Known(byte[] Content, DataKey Key, CaseState State);
}
