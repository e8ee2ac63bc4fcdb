using Microsoft.EntityFrameworkCore;

namespace RightsRequests.Storage;

/// <summary>Takes the wrapping keys of destroyed data keys out of the key file: from then on no back-up opens what they wrapped.</summary>
public sealed class KeyCutter(OfficeDb db, KeyFile keys, KeyFit fit)
{
    /// <summary>Each time the same: what is cut is cut.</summary>
    /// <returns>How many were taken out now.</returns>
    /// <exception cref="IOException">The file cannot be replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be replaced.</exception>
    /// <exception cref="ForeignKeyFileException">The file serves another database.</exception>
    public async Task<int> CutAsync(CancellationToken cancel)
    {
        var waiting = await WaitingAsync(cancel);
        if (waiting.Count == 0)
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var database = await db.LockKeyFileAsync(keys, cancel);
        keys.Change(content => content.Without(waiting) with { Database = database });
        await transaction.CommitAsync(cancel);
        return waiting.Count;
    }

    /// <summary>That erasing will be effective against back-ups too.</summary>
    /// <exception cref="InvalidOperationException">The file is of the first form, from which no single key can be taken, or serves another database, or is not this one's.</exception>
    public async Task RequireAsync(CancellationToken cancel)
    {
        if (keys.Content.Current == 0)
        {
            throw new InvalidOperationException("Le fichier de clés a encore sa première forme ; d'abord : rights-requests keys rotate / the key file still has its first form; first: rights-requests keys rotate");
        }

        await RequireOwnAsync(cancel);
    }

    /// <summary>That the file is this database's and serves no other.</summary>
    /// <exception cref="ForeignKeyFileException">The file serves another database.</exception>
    /// <exception cref="WrongKeyFileException">It does not open what is stored here.</exception>
    public async Task RequireOwnAsync(CancellationToken cancel)
    {
        await fit.RequireAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockKeyFileAsync(keys, cancel);
    }

    /// <summary>Binds the key file to this database, which takes the place of the one it served.</summary>
    /// <exception cref="WrongKeyFileException">It does not open what is stored here.</exception>
    public async Task AdoptAsync(CancellationToken cancel)
    {
        await fit.RequireAsync(cancel);
        var database = await db.NameForKeysAsync(cancel);
        keys.Change(content => content with { Database = database });
    }

    /// <summary>Destroyed data keys whose wrapping key still lies in the file.</summary>
    internal async Task<IReadOnlyList<(int Generation, uint Leaf)>> WaitingAsync(CancellationToken cancel)
    {
        var trees = keys.Content.Trees;
        var generations = trees.Keys.ToArray();
        var destroyed = await db.DestroyedKeys.AsNoTracking().Where(row => generations.Contains(row.Generation)).Select(row => new { row.Generation, row.Leaf }).ToListAsync(cancel);
        return [.. destroyed.Select(row => (row.Generation, (uint)row.Leaf)).Where(row => trees[row.Generation].Has(row.Item2))];
    }
}
