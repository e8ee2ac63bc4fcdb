using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>What requests need of the database before they are stored, in one round trip of its transaction.</summary>
/// <remarks>Until the transaction ends nobody changes the key file, none of the person's cases ends, and no other request of theirs, or under the same idempotency key, comes in.</remarks>
internal sealed class FilingGround(OfficeDb db, ContentCipher cipher, KeyFit fit)
{
    // After the locks, in statements of their own: they see what was committed while we waited.
    private const string PersonsKnown = "SELECT DISTINCT token_hash FROM search_tokens WHERE same_person AND token_hash = ANY ($1)";

    // One look for each token, request and case: however large the tables are, and whatever was known of them when this was planned, no more is read.
    private const string TheirCases =
        """
        SELECT id, "right", state FROM cases
        WHERE id = ANY (ARRAY (SELECT unnest(ARRAY (SELECT one.id FROM cases one WHERE one.request_id = token.request_id)) FROM search_tokens token WHERE same_person AND token_hash = ANY ($1)))
        ORDER BY id FOR UPDATE
        """;

    /// <summary>What a request must not share with another that is filed at the same time.</summary>
    public static IEnumerable<long> Locks(Filing one) => (one.Key is null ? one.SamePerson : [.. one.SamePerson, one.Key]).Select(Lock);

    /// <summary>The wrapped key, a free reference, and the open cases of the same person.</summary>
    /// <param name="all">Requests that share no lock, opened as if of persons of whom there are none.</param>
    /// <param name="wait">For what another transaction holds. Where false, a request that would have to wait, of a person who is known, or whose reference is taken is left out: null.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<Ground?>> TakeAsync(IReadOnlyList<OpenedRequest> all, bool wait, CancellationToken cancel)
    {
        await fit.RequireOwnAsync(cancel);
        var found = await ReadAsync(all, wait, cancel);
        var grounds = new Ground?[all.Count];
        HashSet<string> references = [.. found.Taken.Select(taken => taken.Reference)];
        for (var index = 0; index < grounds.Length; index++)
        {
            var (one, opened) = (all[index].Of, all[index]);
            var free = references.Add(opened.Row.Reference);
            var known = one.SamePerson.Select(Lock).Any(found.Known.Contains);
            if (wait || (free && !known && !Locks(one).Any(found.Held.Contains)))
            {
                grounds[index] = new(
                    await WrapAsync(opened.Key, found.Leaves[index], cancel),
                    free ? opened.Row.Reference : await FreeReferenceAsync(one.ReceivedOn.Year, cancel),
                    known ? await OpenAsync(one.SamePerson, cancel) : [],
                    one.Key is { } key && found.Known.Contains(Lock(key)),
                    found.Taken.Any(taken => taken.Id == opened.Row.Id));
            }
        }

        return grounds;
    }

    // A restored database counts leaves again from where it was: one that was destroyed since is left out.
    private async Task<byte[]> WrapAsync(DataKey key, uint leaf, CancellationToken cancel)
    {
        while (true)
        {
            if (cipher.TryWrap(key, leaf) is { } wrapped)
            {
                return wrapped;
            }

            leaf = await db.NextLeafAsync(cancel);
        }
    }

    private async Task<string> FreeReferenceAsync(int year, CancellationToken cancel)
    {
        while (true)
        {
            var reference = RandomCode.Reference(year);
            if (!await db.Requests.AnyAsync(row => row.Reference == reference, cancel))
            {
                return reference;
            }
        }
    }

    private async Task<Found> ReadAsync(IReadOnlyList<OpenedRequest> all, bool wait, CancellationToken cancel)
    {
        // In order, so that no two that wait hold what the other one waits for.
        var locks = all.SelectMany(one => Locks(one.Of)).Distinct().Order().ToArray();
        await using var batch = OfficeBatch.In(db);
        batch.LookUp();
        batch.Say("SELECT pg_advisory_xact_lock_shared($1)", KeyFileLock.Lock);
        batch.Say(wait ? "SELECT pg_advisory_xact_lock(token) FROM unnest($1::bigint[]) AS token" : "SELECT token FROM unnest($1::bigint[]) AS token WHERE NOT pg_try_advisory_xact_lock(token)", locks);
        batch.Say("SELECT nextval('key_leaves') FROM generate_series(1, $1)", all.Count);
        batch.Say("SELECT id, reference FROM requests WHERE reference = ANY ($1)", (object)all.Column(one => one.Row.Reference));
        batch.Say(PersonsKnown, (object)all.SelectMany(one => one.Of.SamePerson).ToArray());
        batch.Say("SELECT key_hash FROM idempotency_keys WHERE key_hash = ANY ($1)", (object)all.Select(one => one.Of.Key).OfType<byte[]>().ToArray());
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        var held = await ColumnAsync(reader, at => wait ? 0 : at.GetInt64(0), cancel);
        var leaves = await ColumnAsync(reader, at => (uint)at.GetInt64(0), cancel);
        var taken = await ColumnAsync(reader, at => (at.GetGuid(0), at.GetString(1)), cancel);
        var known = await ColumnAsync(reader, at => Lock((byte[])at[0]), cancel);
        var used = await ColumnAsync(reader, at => Lock((byte[])at[0]), cancel);
        return new([.. held], leaves, taken, [.. known, .. used]);
    }

    private static async Task<List<T>> ColumnAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> value, CancellationToken cancel)
    {
        List<T> column = [];
        while (await reader.ReadAsync(cancel))
        {
            column.Add(value(reader));
        }

        await reader.NextResultAsync(cancel);
        return column;
    }

    private async Task<IReadOnlyList<RelatedCase>> OpenAsync(IReadOnlyList<byte[]> samePerson, CancellationToken cancel)
    {
        await using var batch = OfficeBatch.In(db);
        batch.Say(TheirCases, (object)samePerson.ToArray());
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var cases = await ColumnAsync(reader, at => (Id: at.GetGuid(0), Right: at.GetString(1), State: at.GetString(2)), cancel);
        return [.. cases.Where(one => one.State == CaseStatus.Open.Word()).Select(one => new RelatedCase(one.Id, Vocabulary.Read<Right>(one.Right), Open: true))];
    }

    private static long Lock(byte[] hash) => BinaryPrimitives.ReadInt64BigEndian(hash);

    /// <param name="Held">Locks that another transaction has.</param>
    /// <param name="Leaves">One for each request.</param>
    /// <param name="Taken">Those of the references that are in the register, and whose they are.</param>
    /// <param name="Known">Locks of persons of whom there are requests, and of idempotency keys that were used.</param>
    private sealed record Found(HashSet<long> Held, IReadOnlyList<uint> Leaves, IReadOnlyList<(Guid Id, string Reference)> Taken, HashSet<long> Known);
}

/// <summary>Of one request.</summary>
/// <param name="WrappedKey">Its key as it is stored.</param>
/// <param name="Reference">Free.</param>
/// <param name="Related">Other open cases of the person.</param>
/// <param name="Repeated">Its idempotency key was used before.</param>
/// <param name="Stored">It is in the register itself: a transaction that seemed to fail did not.</param>
internal sealed record Ground(byte[] WrappedKey, string Reference, IReadOnlyList<RelatedCase> Related, bool Repeated, bool Stored)
{
    /// <summary>Whether it is written as it was opened: as of a person of whom nothing is known, under a reference that is free.</summary>
    public bool Fits(OpenedRequest one) => Reference == one.Row.Reference && Related.Count == 0;
}
