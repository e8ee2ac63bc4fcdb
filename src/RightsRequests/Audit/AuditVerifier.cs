using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Intake;
using RightsRequests.Retention;
using RightsRequests.Storage;

namespace RightsRequests.Audit;

/// <summary>Recomputes the hash chains of the audit trail.</summary>
public sealed class AuditVerifier(OfficeDb db, AuditChain chain)
{
    // Nothing but the entries themselves remains of drafts that ended, and of what the office did: these chains are judged up to their own last entry.
    private static readonly (string Name, Guid Id)[] WithoutRow = [("request-drafts", DraftSweep.Chain), ("office", OfficeTrail.Chain)];

    /// <param name="reference">Only this request's cases; null: all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<AuditVerdict> VerifyAsync(string? reference, CancellationToken cancel)
    {
        var cases = await db.Cases.AsNoTracking()
            .Where(row => reference == null || row.Reference == reference)
            .OrderBy(row => row.Id)
            .Select(row => new { row.Id, row.Reference, row.AuditLength, row.AuditHead })
            .ToListAsync(cancel);
        var drafts = await db.MailDrafts.AsNoTracking()
            .Where(_ => reference == null)
            .OrderBy(row => row.Id)
            .Select(row => new { row.Id, Reference = "mail-draft", row.AuditLength, row.AuditHead })
            .ToListAsync(cancel);
        var exports = await db.ListExports.AsNoTracking()
            .Where(_ => reference == null)
            .OrderBy(row => row.Id)
            .Select(row => new { row.Id, Reference = "list-export", row.AuditLength, row.AuditHead })
            .ToListAsync(cancel);
        var absences = await db.Absences.AsNoTracking()
            .Where(_ => reference == null)
            .OrderBy(row => row.Id)
            .Select(row => new { row.Id, Reference = "absence", row.AuditLength, row.AuditHead })
            .ToListAsync(cancel);
        var entries = 0;
        foreach (var one in cases.Concat(drafts).Concat(exports).Concat(absences))
        {
            if (await BrokenAtAsync(one.Id, one.AuditLength, one.AuditHead, cancel) is { } broken)
            {
                return new AuditBroken(one.Reference, one.Id, broken);
            }

            entries += one.AuditLength;
        }

        foreach (var (name, id) in reference is null ? WithoutRow : [])
        {
            var last = await db.AuditEntries.AsNoTracking().Where(row => row.CaseId == id).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);
            if (last is not null && await BrokenAtAsync(id, last.Number, last.Hash, cancel) is { } at)
            {
                return new AuditBroken(name, id, at);
            }

            entries += last?.Number ?? 0;
        }

        return new AuditIntact(cases.Count, entries);
    }

    private async Task<int?> BrokenAtAsync(Guid id, int length, byte[] last, CancellationToken cancel)
    {
        var number = 0;
        var head = AuditChain.Start;
        await foreach (var entry in db.AuditEntries.AsNoTracking().Where(row => row.CaseId == id).OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            number++;
            var intact = entry.Number == number
                && entry.PreviousHash.AsSpan().SequenceEqual(head)
                && CryptographicOperations.FixedTimeEquals(chain.HashOf(entry), entry.Hash);
            if (!intact)
            {
                return number;
            }

            head = entry.Hash;
        }

        return number != length || !head.AsSpan().SequenceEqual(last) ? Math.Min(number, length) + 1 : null;
    }
}
