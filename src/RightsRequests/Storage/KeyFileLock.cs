using Microsoft.EntityFrameworkCore;

namespace RightsRequests.Storage;

/// <summary>Who changes the key file does so alone, and for one database only.</summary>
internal static class KeyFileLock
{
    /// <summary>The advisory lock: shared by who makes keys, alone for who changes the file.</summary>
    public const long Lock = 0x6b657966696c65;

    /// <summary>A leaf for a new key; nobody changes the key file until the caller's transaction ends.</summary>
    public static async Task<uint> NextLeafAsync(this OfficeDb db, CancellationToken cancel) => (uint)(await db.Database
        .SqlQuery<long>($"SELECT nextval('key_leaves') AS \"Value\" FROM (SELECT pg_advisory_xact_lock_shared({Lock})) held")
        .ToListAsync(cancel))[0];

    /// <summary>Until the caller's transaction ends.</summary>
    /// <returns>The database as the key file names it.</returns>
    /// <exception cref="ForeignKeyFileException">The file serves another database, of which this one may be a copy.</exception>
    public static async Task<string> LockKeyFileAsync(this OfficeDb db, KeyFile keys, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})", cancel);
        var database = await db.NameForKeysAsync(cancel);
        return keys.Content.Database is null || keys.Content.Database == database ? database : throw new ForeignKeyFileException();
    }

    /// <summary>A name that no copy of the database shares: of its cluster, and of itself.</summary>
    public static async Task<string> NameForKeysAsync(this OfficeDb db, CancellationToken cancel) => (await db.Database
        .SqlQuery<string>($"SELECT system_identifier::text || '/' || encode(convert_to(current_database(), 'UTF8'), 'hex') AS \"Value\" FROM pg_control_system()")
        .ToListAsync(cancel))[0];
}

/// <summary>The key file serves another database: a copy must not destroy the keys of its original.</summary>
public sealed class ForeignKeyFileException() : InvalidOperationException(
    "Le fichier de clés sert une autre base ; si celle-ci la remplace : rights-requests keys adopt / the key file serves another database; if this one takes its place: rights-requests keys adopt");
