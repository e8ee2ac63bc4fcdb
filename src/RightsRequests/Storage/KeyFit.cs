using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Law;

namespace RightsRequests.Storage;

/// <summary>Whether the key file is the one that this database's content lies under. What a wrong file does not open was not erased: it must neither be erased for that, nor mixed with what is written under the wrong file.</summary>
public sealed class KeyFit(OfficeDb db, KeyFile keys, ContentCipher cipher)
{
    private bool fits;

    /// <summary>For who writes: asked of the database once for the life of the process.</summary>
    /// <exception cref="WrongKeyFileException">It is the file of another installation.</exception>
    internal async Task RequireOwnAsync(CancellationToken cancel)
    {
        if (!keys.IsProven)
        {
            Throw(await OwnAsync(cancel));
        }
    }

    /// <summary>For who destroys: the file is this database's, and has the keys of every generation in it. Looked at once in a scope: it reads every data key.</summary>
    /// <exception cref="WrongKeyFileException">It is not, or has not.</exception>
    public async Task RequireAsync(CancellationToken cancel)
    {
        if (!fits)
        {
            Throw(await FaultAsync(cancel));
            fits = true;
        }
    }

    /// <summary>For who asks whether the process can work: what is wrong with the file as it is now; null where nothing is.</summary>
    public async Task<BilingualText?> AwayAsync(CancellationToken cancel)
    {
        try
        {
            _ = keys.Content;
            await RequireOwnAsync(cancel);
            return null;
        }
        catch (WrongKeyFileException wrong)
        {
            return wrong.Why;
        }
    }

    /// <summary>What is wrong; null where the file fits.</summary>
    public async Task<BilingualText?> FaultAsync(CancellationToken cancel) => await OwnAsync(cancel) ?? await WholeAsync(cancel);

    private static void Throw(BilingualText? fault)
    {
        if (fault is not null)
        {
            throw new WrongKeyFileException(fault);
        }
    }

    private async Task<BilingualText?> OwnAsync(CancellationToken cancel)
    {
        var fault = await AskAsync(cancel);
        keys.IsProven = fault is null;
        return fault;
    }

    private async Task<BilingualText?> AskAsync(CancellationToken cancel)
    {
        var own = keys.Content.Fingerprint;
        if (await db.KeyGenerations.AsNoTracking().Select(row => row.KeyFile).SingleOrDefaultAsync(cancel) is { } known)
        {
            return known.AsSpan().SequenceEqual(own) ? null : Foreign;
        }

        // A database of before it was noted: what opens proves it, and where nothing is wrapped yet any file will do.
        if (await OpensAsync(cancel) == false)
        {
            return Foreign;
        }

        await db.Database.ExecuteSqlAsync($"UPDATE key_generations SET key_file = {own} WHERE key_file IS NULL", cancel);
        return null;
    }

    // Null where nothing is wrapped yet.
    private async Task<bool?> OpensAsync(CancellationToken cancel)
    {
        bool? opens = null;
        await foreach (var row in db.CaseKeys.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            try
            {
                if (cipher.TryUnwrap(row.WrappedKey) is not null)
                {
                    return true;
                }

                opens = false;
            }
            catch (Exception wrong) when (wrong is CryptographicException or InvalidOperationException)
            {
                return false;
            }
        }

        return opens;
    }

    // A rotation leaves nothing under an older generation: where something is, the database was restored from before it.
    private async Task<BilingualText?> WholeAsync(CancellationToken cancel)
    {
        var content = keys.Content;
        var begins = content.Generations.Where(one => one > 0).Select(WrappedKey.Begin).ToArray();
        var first = content.FirstWrap is not null;
        var (all, lost) = (await db.Database.SqlQuery<Counted>($"""
            SELECT count(*) AS "All", count(*) FILTER (WHERE CASE WHEN get_byte(wrapped_key, 0) = {WrappedKey.Format} THEN substring(wrapped_key FROM 1 FOR 5) <> ALL ({begins}) ELSE NOT {first} END) AS "Lost"
            FROM case_keys
            """).ToListAsync(cancel))[0];
        return lost == 0 ? null : new(
            $"{lost} demandes sur {all} sont sous des clés que le fichier n'a pas : cette base vient d'avant `keys rotate`, ou le fichier d'avant elle. Rien n'est effacé ; restaurez une sauvegarde prise depuis, ou le fichier de clés du même jour",
            $"{lost} requests of {all} lie under keys that the file does not have: this database is from before `keys rotate`, or the file from before the database. Nothing is erased; restore a back-up taken since, or the key file of the same day");
    }

    private static readonly BilingualText Foreign = new(
        "le fichier de clés n'est pas celui de cette base : il n'ouvre pas ce qui y est écrit. Rien n'est effacé ni enregistré ; remettez le fichier qui sert cette base",
        "the key file is not this database's: it does not open what is stored there. Nothing is erased or stored; put the file that serves this database in its place");

    private sealed record Counted(long All, long Lost);
}

/// <summary>The key file is not the one of this database, not whole, or not there any more.</summary>
public sealed class WrongKeyFileException(BilingualText why) : InvalidOperationException($"{why.Fr} / {why.En}")
{
    /// <summary>What is wrong and what mends it, for whoever runs the program.</summary>
    public BilingualText Why => why;
}
