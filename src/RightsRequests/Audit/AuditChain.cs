using System.Globalization;
using NodaTime;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Audit;

/// <summary>Chains the entries of a case by keyed hashes: whoever changes the database cannot recompute them.</summary>
public sealed class AuditChain(KeyedHash hash)
{
    /// <summary>What the first entry of a case is chained to.</summary>
    public static readonly byte[] Start = new byte[32];

    internal IReadOnlyList<AuditEntryRow> Continue(Guid caseId, int length, byte[] head, IEnumerable<AuditNote> notes, Instant at)
    {
        List<AuditEntryRow> entries = [];
        foreach (var note in notes)
        {
            var entry = new AuditEntryRow
            {
                CaseId = caseId,
                Number = ++length,
                At = at,
                What = note.What,
                Actor = note.Actor,
                Detail = note.Detail,
                PreviousHash = head,
                Hash = [],
            };
            head = entry.Hash = HashOf(entry);
            entries.Add(entry);
        }

        return entries;
    }

    internal byte[] HashOf(AuditEntryRow entry) => hash.Of("audit", string.Join(
        '\n',
        Convert.ToHexString(entry.PreviousHash),
        entry.CaseId.ToString("N"),
        entry.Number.ToString(CultureInfo.InvariantCulture),
        entry.At.Microseconds().ToString(CultureInfo.InvariantCulture),
        Framed(entry.What),
        Framed(entry.Actor),
        Framed(entry.Detail)));

    // The length keeps a line break in one text from posing as the next text.
    private static string Framed(string text) => $"{text.Length}:{text}";
}
