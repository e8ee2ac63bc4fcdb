using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Storage;

namespace RightsRequests.Audit;

/// <summary>Recomputes the hash chains of the audit trail.</summary>
public sealed class AuditVerifier(OfficeDb db, AuditChain chain)
{
    /// <param name="reference">Only this request's cases; null: all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<AuditVerdict> VerifyAsync(string? reference, CancellationToken cancel)
    {
        var cases = await db.Cases.AsNoTracking()
            .Where(row => reference == null || row.Reference == reference)
            .OrderBy(row => row.Id)
            .Select(row => new { row.Id, row.Reference, row.AuditLength, row.AuditHead })
            .ToListAsync(cancel);
        var entries = 0;
        foreach (var one in cases)
        {
            var number = 0;
            var head = AuditChain.Start;
            await foreach (var entry in db.AuditEntries.AsNoTracking().Where(row => row.CaseId == one.Id).OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(cancel))
            {
                number++;
                var intact = entry.Number == number
                    && entry.PreviousHash.AsSpan().SequenceEqual(head)
                    && CryptographicOperations.FixedTimeEquals(chain.HashOf(entry), entry.Hash);
                if (!intact)
                {
                    return new AuditBroken(one.Reference, one.Id, number);
                }

                head = entry.Hash;
            }

            if (number != one.AuditLength || !head.AsSpan().SequenceEqual(one.AuditHead))
            {
                return new AuditBroken(one.Reference, one.Id, Math.Min(number, one.AuditLength) + 1);
            }

            entries += number;
        }

        return new AuditIntact(cases.Count, entries);
    }
}
