using System.Data;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Intake;
using RightsRequests.Retention;
using RightsRequests.Storage;

namespace RightsRequests.Audit;

/// <summary>Recomputes the hash chains of the audit trail.</summary>
public sealed class AuditVerifier(OfficeDb db, AuditChain chain)
{
    private const string NoRow = "-";

    // Nothing but the entries themselves remains of drafts that ended, and of what the office did: these chains are judged up to their own last entry.
    private static readonly (string Name, Guid Id)[] WithoutRow = [("request-drafts", DraftSweep.Chain), ("office", OfficeTrail.Chain)];

    /// <param name="reference">Only this request's cases; null: all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<AuditVerdict> VerifyAsync(string? reference, CancellationToken cancel)
    {
        // All as it stood at one moment: a case that moves meanwhile would look as if somebody had added to its trail.
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
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

        return reference is null && await WithoutOwnerAsync(cancel) is { } stray ? stray : new AuditIntact(cases.Count, entries);
    }

    // No row that a chain belongs to is ever deleted: not when a request is erased, nor when a draft of a message is settled.
    private async Task<AuditBroken?> WithoutOwnerAsync(CancellationToken cancel)
    {
        var known = WithoutRow.Select(one => one.Id).ToArray();
        var first = await db.AuditEntries.AsNoTracking()
            .Where(entry => !known.Contains(entry.CaseId)
                && !db.Cases.Any(row => row.Id == entry.CaseId) && !db.MailDrafts.Any(row => row.Id == entry.CaseId)
                && !db.ListExports.Any(row => row.Id == entry.CaseId) && !db.Absences.Any(row => row.Id == entry.CaseId))
            .OrderBy(entry => entry.CaseId).ThenBy(entry => entry.Number)
            .Select(entry => new { entry.CaseId, entry.Number })
            .FirstOrDefaultAsync(cancel);
        return first is null ? null : new AuditBroken(NoRow, first.CaseId, first.Number);
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

        // A chain begins with its row: one that is empty was emptied.
        return number == 0 || number != length || !head.AsSpan().SequenceEqual(last) ? Math.Min(number, length) + 1 : null;
    }
}
