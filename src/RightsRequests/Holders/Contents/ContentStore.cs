using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Contracts;
using RightsRequests.Storage;

namespace RightsRequests.Holders;

/// <summary>Keeps uploaded content in pieces of whole lines, each encrypted with its place in it; one piece is in memory at a time.</summary>
public sealed class ContentStore(OfficeDb db, ContentCipher cipher, IClock clock)
{
    internal Task<HolderContentRow?> FindAsync(Guid queryId, CancellationToken cancel) =>
        db.HolderContents.AsNoTracking().SingleOrDefaultAsync(row => row.QueryId == queryId, cancel);

    /// <summary>The upload that an answer names; null where there is none, or another one.</summary>
    internal async Task<HolderContentRow?> FindAsync(Guid queryId, AnswerContent named, CancellationToken cancel) =>
        await FindAsync(queryId, cancel) is { Sha256: { } hash } row && row.Length == named.Length && string.Equals(hash, named.Sha256, StringComparison.OrdinalIgnoreCase) ? row : null;

    /// <summary>An answer that is being kept names it: from now on it stays as long as the request's file. In the caller's transaction.</summary>
    /// <exception cref="InvalidOperationException">It went, or began anew, meanwhile: the answer must be judged again.</exception>
    internal async Task NameAsync(HolderContentRow row, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        if (await db.Database.ExecuteSqlAsync($"UPDATE holder_contents SET named_at = coalesce(named_at, {now}) WHERE query_id = {row.QueryId} AND sha256 = {row.Sha256}", cancel) == 0)
        {
            throw new InvalidOperationException("The content changed while its answer was taken.");
        }
    }

    /// <summary>Begins anew; what an accepted answer names stays. Null where it may not.</summary>
    internal async Task<HolderContentRow?> BeginAsync(HolderQueryRow query, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM holder_contents WHERE query_id = {query.QueryId} AND NOT EXISTS (SELECT 1 FROM holder_queries WHERE query_id = {query.QueryId} AND state = 'answered')
            """,
            cancel);
        var begun = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO holder_contents (query_id, case_id, holder, length, chunks, lines, records, third_party_records, activities, categories, changed_at)
            VALUES ({query.QueryId}, {query.CaseId}, {query.Holder}, 0, 0, 0, 0, 0, {Array.Empty<string>()}, {Array.Empty<string>()}, {clock.GetCurrentInstant()})
            ON CONFLICT DO NOTHING
            """,
            cancel);
        if (begun == 0)
        {
            return null;
        }

        await db.HolderContentChunks.Where(row => row.QueryId == query.QueryId).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return await FindAsync(query.QueryId, cancel);
    }

    /// <summary>Adds a piece; false where somebody else went on, or began anew, meanwhile.</summary>
    internal async Task<bool> AddAsync(HolderContentRow row, DataKey key, ContentLines lines, CancellationToken cancel)
    {
        var length = lines.Whole.Length;
        var content = cipher.Seal(key, lines.Whole, PurposeOf(row.QueryId, row.Chunks));
        string[] activities = [.. row.Activities.Union(lines.About)];
        string[] categories = [.. row.Categories.Union(lines.Categories)];
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE holder_contents SET length = length + {length}, chunks = chunks + 1, lines = {lines.Lines}, records = records + {lines.Records},
                third_party_records = third_party_records + {lines.ThirdPartyRecords}, activities = {activities}, categories = {categories}, changed_at = {clock.GetCurrentInstant()}
            WHERE query_id = {row.QueryId} AND length = {row.Length} AND chunks = {row.Chunks} AND sha256 IS NULL
            """,
            cancel);
        if (added == 0)
        {
            return false;
        }

        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO holder_content_chunks (query_id, number, first_record, content) VALUES ({row.QueryId}, {row.Chunks}, {row.Records}, {content})",
            cancel);
        await transaction.CommitAsync(cancel);
        row.Length += length;
        row.Chunks++;
        row.Lines = lines.Lines;
        row.Records += lines.Records;
        row.ThirdPartyRecords += lines.ThirdPartyRecords;
        row.Activities = activities;
        row.Categories = categories;
        return true;
    }

    /// <summary>Marks an upload complete; false where it changed meanwhile.</summary>
    internal async Task<bool> CompleteAsync(HolderContentRow row, string sha256, CancellationToken cancel) => await db.HolderContents
        .Where(one => one.QueryId == row.QueryId && one.Length == row.Length && one.Chunks == row.Chunks && one.Sha256 == null)
        .ExecuteUpdateAsync(one => one.SetProperty(content => content.Sha256, sha256), cancel) == 1;

    /// <summary>SHA-256 of all that is stored, hexadecimal, read back piece by piece.</summary>
    internal async Task<string> HashAsync(HolderContentRow row, DataKey key, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var number = 0; number < row.Chunks; number++)
        {
            hash.AppendData(await OpenAsync(row.QueryId, number, key, cancel));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The records piece by piece, each with how many stand before it.</summary>
    /// <exception cref="InvalidDataException">What is stored is not what the answer names.</exception>
    internal async IAsyncEnumerable<(int First, IReadOnlyList<AnswerRecord> Records)> ReadAsync(Guid queryId, DataKey key, AnswerContent named, [EnumeratorCancellation] CancellationToken cancel)
    {
        var row = await FindAsync(queryId, named, cancel) ?? throw new InvalidDataException("The content that an accepted answer names is not stored.");
        var first = 0;
        for (var number = 0; number < row.Chunks; number++)
        {
            var records = ContentLines.Read(await OpenAsync(queryId, number, key, cancel));
            yield return (first, records);
            first += records.Count;
        }
    }

    private async Task<byte[]> OpenAsync(Guid queryId, int number, DataKey key, CancellationToken cancel)
    {
        var content = await db.HolderContentChunks.AsNoTracking().Where(row => row.QueryId == queryId && row.Number == number).Select(row => row.Content).SingleAsync(cancel);
        return cipher.Open(key, content, PurposeOf(queryId, number));
    }

    // The place is authenticated: pieces cannot change places; how many there are the answer's own hash says.
    private static string PurposeOf(Guid queryId, int number) => string.Create(CultureInfo.InvariantCulture, $"{Purpose.HolderContent}/{queryId:N}/{number}");
}
