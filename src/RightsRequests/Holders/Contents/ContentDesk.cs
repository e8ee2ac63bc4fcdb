using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Files;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>The door for large answers: JSON lines, a record each, that are judged, scanned, encrypted and stored as they come.</summary>
public sealed class ContentDesk
{
    private readonly OfficeDb db;
    private readonly CaseVault vault;
    private readonly ContentStore store;
    private readonly FileScanner scanner;
    private readonly HolderDesk holders;

    internal ContentDesk(OfficeDb db, CaseVault vault, ContentStore store, FileScanner scanner, HolderDesk holders)
    {
        this.db = db;
        this.vault = vault;
        this.store = store;
        this.scanner = scanner;
        this.holders = holders;
    }

    /// <summary>How far the upload is; null where this holder was not asked this query.</summary>
    public async Task<ContentProgress?> ProgressAsync(string holder, Guid queryId, CancellationToken cancel) =>
        await AskedAsync(holder, queryId, cancel) is null ? null
        : await store.FindAsync(queryId, cancel) is { } row ? new(row.Length, row.Sha256)
        : new(0, null);

    /// <summary>Takes a part, or all. Not to be cancelled: that the sender went away is seen when reading, and what came whole before it is stored all the same.</summary>
    /// <param name="holder">Whose key it was.</param>
    /// <param name="queryId">The query.</param>
    /// <param name="body">What comes; read once, never whole in memory.</param>
    /// <param name="part">Where it belongs, and what the whole is.</param>
    /// <exception cref="IOException">The sender went away.</exception>
    public async Task<ContentOutcome> WriteAsync(string holder, Guid queryId, Stream body, ContentPart part)
    {
        var cancel = CancellationToken.None;
        if (await AskedAsync(holder, queryId, cancel) is not { } query)
        {
            await MisusedAsync(holder, queryId, cancel);
            return new ContentNotAsked();
        }

        var state = await vault.StateAsync(query.CaseId, cancel);
        if (state.Queries.FirstOrDefault(one => one.Id == queryId) is not { } asked || !state.Awaits(asked))
        {
            return new ContentSettled();
        }

        var row = part.Offset == 0 ? await store.BeginAsync(query, cancel) : await store.FindAsync(queryId, cancel);
        if (row is null || row.Length != part.Offset || row.Sha256 is not null)
        {
            return new ContentElsewhere(row?.Length ?? 0);
        }

        var upload = new ContentUpload(store, scanner, row, await vault.KeyOfCaseAsync(query.CaseId, cancel), asked.Activities.ToHashSet());
        return await upload.TakeAsync(body, part);
    }

    private Task<HolderQueryRow?> AskedAsync(string holder, Guid queryId, CancellationToken cancel) =>
        db.HolderQueries.AsNoTracking().SingleOrDefaultAsync(row => row.QueryId == queryId && row.Holder == holder, cancel);

    // Of a query that nobody was asked there is nothing to tell.
    private async Task MisusedAsync(string holder, Guid queryId, CancellationToken cancel)
    {
        if (await db.HolderQueries.AnyAsync(row => row.QueryId == queryId, cancel))
        {
            await holders.MisusedAsync(holder, "Le service a déposé un contenu pour une question posée à un autre. / The holder uploaded content for a query of another one.", cancel);
        }
    }
}

/// <summary>Where a part of an upload belongs.</summary>
/// <param name="Offset">Of its first byte; 0 begins anew.</param>
/// <param name="Total">Bytes of the whole; null where this part ends it, however long it is.</param>
/// <param name="EndsIt">True where the end of what comes is the end of the whole.</param>
/// <param name="Sha256">Of the whole, hexadecimal, where the sender names it.</param>
public sealed record ContentPart(long Offset, long? Total, bool EndsIt, string? Sha256);
