using Microsoft.EntityFrameworkCore;

namespace RightsRequests.Storage;

/// <summary>Brings the database to the current schema.</summary>
public sealed class Migrator(OfficeDb db)
{
    private const long LockKey = 0x5252_4D49_4752;

    /// <summary>Safe to run from several processes at once: the others wait, then find nothing to do.</summary>
    public async Task MigrateAsync(CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({LockKey})", cancel);
            await db.Database.MigrateAsync(cancel);
        }
        finally
        {
            // Of the session, not of a transaction: migrations have transactions of their own.
            if (db.Database.GetDbConnection().State == System.Data.ConnectionState.Open)
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None);
            }

            await db.Database.CloseConnectionAsync();
        }
    }
}
