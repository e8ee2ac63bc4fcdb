using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Storage;

namespace RightsRequests.Holders;

/// <summary>Uploads that were begun and never ended, or ended and named by no answer: nobody waits for them, and they hold personal data.</summary>
internal sealed class UploadSweep(OfficeDb db, CaseVault vault)
{
    /// <summary>How many go, or went. Those of a case under legal hold stay.</summary>
    /// <param name="before">Not changed since.</param>
    /// <param name="dryRun">True: only counts.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<int> RunAsync(Instant before, bool dryRun, CancellationToken cancel)
    {
        var old = await db.HolderContents.AsNoTracking()
            .Where(row => row.NamedAt == null && row.ChangedAt < before)
            .Select(row => new { row.QueryId, row.CaseId })
            .ToListAsync(cancel);
        var went = 0;
        foreach (var one in old)
        {
            if (await IsHeldAsync(one.CaseId, cancel))
            {
                continue;
            }

            went += dryRun ? 1 : await GoAsync(one.QueryId, before, cancel);
        }

        return went;
    }

    // Somebody may have gone on with it, or named it, since it was found.
    private async Task<int> GoAsync(Guid queryId, Instant before, CancellationToken cancel)
    {
        var went = await db.HolderContents.Where(row => row.QueryId == queryId && row.NamedAt == null && row.ChangedAt < before).ExecuteDeleteAsync(cancel);
        if (went > 0)
        {
            await db.HolderContentChunks.Where(row => row.QueryId == queryId).ExecuteDeleteAsync(cancel);
        }

        return went;
    }

    private async Task<bool> IsHeldAsync(Guid caseId, CancellationToken cancel)
    {
        try
        {
            return (await vault.StateAsync(caseId, cancel)).LegalHold;
        }
        catch (KeyDestroyedException)
        {
            return false;
        }
    }
}
