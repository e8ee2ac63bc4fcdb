using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>What requests need of the database before they are stored, in one round trip of its transaction.</summary>
/// <remarks>Until the transaction ends nobody changes the key file, none of the person's cases ends, and no other request of theirs, or under the same idempotency key, comes in.</remarks>
internal sealed class FilingGround(OfficeDb db, ContentCipher cipher, KeyMaker keys)
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

    /// <summary>A key, a free reference, and the open cases of the same person.</summary>
    /// <param name="all">Requests that share no lock.</param>
    /// <param name="wait">For what another transaction holds. Where false, a request that would have to wait, whose key was used, or of a person who is known is left out: null.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<Ground?>> TakeAsync(IReadOnlyList<Filing> all, bool wait, CancellationToken cancel)
    {
        var references = all.Column(one => RandomCode.Reference(one.ReceivedOn.Year));
        var found = await ReadAsync(all, references, wait, cancel);
        var grounds = new Ground?[all.Count];
        for (var index = 0; index < grounds.Length; index++)
        {
            var (one, reference) = (all[index], references[index]);
            var taken = found.Taken.Contains(reference) || Array.IndexOf(references, reference) < index;
            var person = one.SamePerson.Select(Lock).Any(found.Known.Contains);
            var repeated = one.Key is { } used && found.Known.Contains(Lock(used));
            var key = ContentCipher.NewDataKey();
            var wrapped = cipher.TryWrap(key, found.Leaves[index]);
            if (!wait && (taken || person || repeated || wrapped is null || Locks(one).Any(found.Held.Contains)))
            {
                continue;
            }

            while (taken)
            {
                reference = RandomCode.Reference(one.ReceivedOn.Year);
                taken = await db.Requests.AnyAsync(row => row.Reference == reference, cancel);
            }

            // A restored database counts leaves again from where it was: one that was destroyed since is left out.
            var (made, whole) = wrapped is null ? await keys.NewAsync(cancel) : (key, wrapped);
            grounds[index] = new(made, whole, reference, person ? await OpenAsync(one.SamePerson, cancel) : [], repeated);
        }

        return grounds;
    }

    private async Task<Found> ReadAsync(IReadOnlyList<Filing> all, string[] references, bool wait, CancellationToken cancel)
    {
        // In order, so that no two that wait hold what the other one waits for.
        var locks = all.SelectMany(Locks).Distinct().Order().ToArray();
        await using var batch = OfficeBatch.In(db);
        batch.LookUp();
        batch.Say("SELECT pg_advisory_xact_lock_shared($1)", KeyFileLock.Lock);
        batch.Say(wait ? "SELECT pg_advisory_xact_lock(token) FROM unnest($1::bigint[]) AS token" : "SELECT token FROM unnest($1::bigint[]) AS token WHERE NOT pg_try_advisory_xact_lock(token)", locks);
        batch.Say("SELECT nextval('key_leaves') FROM generate_series(1, $1)", all.Count);
        batch.Say("SELECT reference FROM requests WHERE reference = ANY ($1)", (object)references);
        batch.Say(PersonsKnown, (object)all.SelectMany(one => one.SamePerson).ToArray());
        batch.Say("SELECT key_hash FROM idempotency_keys WHERE key_hash = ANY ($1)", (object)all.Select(one => one.Key).OfType<byte[]>().ToArray());
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        var held = await ColumnAsync(reader, at => wait ? 0 : at.GetInt64(0), cancel);
        var leaves = await ColumnAsync(reader, at => (uint)at.GetInt64(0), cancel);
        var taken = await ColumnAsync(reader, at => at.GetString(0), cancel);
        var known = await ColumnAsync(reader, at => Lock((byte[])at[0]), cancel);
        var used = await ColumnAsync(reader, at => Lock((byte[])at[0]), cancel);
        return new([.. held], leaves, [.. taken], [.. known, .. used]);
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
    /// <param name="Taken">References that are in the register.</param>
    /// <param name="Known">Locks of persons of whom there are requests, and of idempotency keys that were used.</param>
    private sealed record Found(HashSet<long> Held, IReadOnlyList<uint> Leaves, HashSet<string> Taken, HashSet<long> Known);
}

/// <summary>Of one request.</summary>
/// <param name="Key">Its own.</param>
/// <param name="Wrapped">The key as it is stored.</param>
/// <param name="Reference">Free.</param>
/// <param name="Open">Other open cases of the person.</param>
/// <param name="Repeated">Its idempotency key was used before.</param>
internal sealed record Ground(DataKey Key, byte[] Wrapped, string Reference, IReadOnlyList<RelatedCase> Open, bool Repeated);
