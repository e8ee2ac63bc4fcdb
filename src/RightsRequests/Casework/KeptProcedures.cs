using System.Collections.Concurrent;

namespace RightsRequests.Casework;

/// <summary>Hashes of the procedures that this process has found stored: they need not be offered again with each case.</summary>
public sealed class KeptProcedures
{
    private readonly ConcurrentDictionary<string, bool> hashes = new(StringComparer.Ordinal);

    internal bool Contains(string hash) => hashes.ContainsKey(hash);

    /// <summary>Only what another transaction has committed: an own one may still be taken back.</summary>
    internal void Add(string hash) => hashes[hash] = true;
}
