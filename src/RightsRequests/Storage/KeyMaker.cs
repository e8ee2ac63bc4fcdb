using Microsoft.EntityFrameworkCore;

namespace RightsRequests.Storage;

/// <summary>Makes data keys, each wrapped under a leaf of its own.</summary>
public sealed class KeyMaker(OfficeDb db, ContentCipher cipher, KeyFit fit)
{
    /// <summary>A new data key, and how it is stored. In the transaction that stores it: a rotation then waits for it.</summary>
    public async Task<(DataKey Key, byte[] Wrapped)> NewAsync(CancellationToken cancel)
    {
        await fit.RequireOwnAsync(cancel);
        var key = ContentCipher.NewDataKey();
        while (true)
        {
            var leaf = await db.NextLeafAsync(cancel);
            // A restored database counts again from where it was: what was destroyed since is left out.
            if (cipher.TryWrap(key, leaf) is { } wrapped)
            {
                return (key, wrapped);
            }
        }
    }
}
