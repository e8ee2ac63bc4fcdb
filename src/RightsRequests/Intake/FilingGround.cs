using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>What a request needs of the database before it is stored, in one round trip of its transaction.</summary>
internal sealed class FilingGround(OfficeDb db, ContentCipher cipher, KeyMaker keys)
{
    /// <summary>A key, a free reference, and the open cases of the same person.</summary>
    /// <param name="year">Of the reference.</param>
    /// <param name="samePerson">Tokens of which two requests share one only where they are the same person's.</param>
    /// <param name="cancel">Cancels.</param>
    /// <remarks>Until the transaction ends nobody changes the key file, none of the person's cases ends, and no other request of theirs comes in.</remarks>
    public async Task<Ground> TakeAsync(int year, IReadOnlyList<byte[]> samePerson, CancellationToken cancel)
    {
        var reference = RandomCode.Reference(year);
        var (leaf, taken, open) = await ReadAsync(reference, samePerson, cancel);
        var key = ContentCipher.NewDataKey();
        // A restored database counts leaves again from where it was: one that was destroyed since is left out.
        var (made, wrapped) = cipher.TryWrap(key, leaf) is { } whole ? (key, whole) : await keys.NewAsync(cancel);
        while (taken)
        {
            reference = RandomCode.Reference(year);
            taken = await db.Requests.AnyAsync(row => row.Reference == reference, cancel);
        }

        return new(made, wrapped, reference, open);
    }

    private async Task<(uint Leaf, bool Taken, IReadOnlyList<RelatedCase> Open)> ReadAsync(string reference, IReadOnlyList<byte[]> samePerson, CancellationToken cancel)
    {
        await using var batch = OfficeBatch.In(db);
        batch.LookUp();
        batch.Say("SELECT pg_advisory_xact_lock_shared($1)", KeyFileLock.Lock);
        batch.Say("SELECT nextval('key_leaves')");
        batch.Say("SELECT EXISTS (SELECT FROM requests WHERE reference = $1)", reference);
        batch.Say("SELECT pg_advisory_xact_lock(token) FROM unnest($1::bigint[]) AS token", samePerson.Select(token => BinaryPrimitives.ReadInt64BigEndian(token)).Order().ToArray());
        // One look for each token, request and case: however large the tables are, and whatever was known of them when this was planned, no more is read.
        batch.Say(
            """
            SELECT id, "right", state FROM cases
            WHERE id = ANY (ARRAY (SELECT unnest(ARRAY (SELECT one.id FROM cases one WHERE one.request_id = token.request_id)) FROM search_tokens token WHERE same_person AND token_hash = ANY ($1)))
            ORDER BY id FOR UPDATE
            """,
            (object)samePerson.ToArray());
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        await reader.ReadAsync(cancel);
        var leaf = (uint)reader.GetInt64(0);
        await reader.NextResultAsync(cancel);
        await reader.ReadAsync(cancel);
        var taken = reader.GetBoolean(0);
        await reader.NextResultAsync(cancel);
        await reader.NextResultAsync(cancel);
        List<RelatedCase> open = [];
        while (await reader.ReadAsync(cancel))
        {
            if (reader.GetString(2) == CaseStatus.Open.Word())
            {
                open.Add(new(reader.GetGuid(0), Vocabulary.Read<Right>(reader.GetString(1)), Open: true));
            }
        }

        return (leaf, taken, open);
    }
}

/// <summary>Of one request.</summary>
/// <param name="Wrapped">The key as it is stored.</param>
/// <param name="Open">Other open cases of the person.</param>
internal sealed record Ground(DataKey Key, byte[] Wrapped, string Reference, IReadOnlyList<RelatedCase> Open);
