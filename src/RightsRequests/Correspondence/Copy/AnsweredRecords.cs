using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Contracts;
using RightsRequests.Holders;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Opens the accepted answers of a case, one at a time: a person's data may be more than memory should hold.</summary>
internal sealed class AnsweredRecords(OfficeDb db, ContentCipher cipher, CaseVault vault, ContentStore contents)
{
    /// <summary>In the order in which they came.</summary>
    public async IAsyncEnumerable<StoredAnswer> ReadAsync(CaseState state, [EnumeratorCancellation] CancellationToken cancel)
    {
        var accepted = state.Queries.Where(query => query is { AnswerHash: not null, InRound: true }).ToDictionary(query => query.Id, query => query.AnswerHash!);
        var key = await vault.KeyOfCaseAsync(state.Id, cancel);
        var rows = await db.HolderAnswers.AsNoTracking()
            .Where(row => row.CaseId == state.Id)
            .OrderBy(row => row.ReceivedAt).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.QueryId, row.ReceivedAt, row.Hash })
            .ToListAsync(cancel);
        foreach (var row in rows.Where(row => accepted.TryGetValue(row.QueryId, out var hash) && hash == row.Hash))
        {
            var content = await db.HolderAnswers.AsNoTracking().Where(one => one.Id == row.Id).Select(one => one.Content).SingleAsync(cancel);
            var answer = Read(cipher.Open(key, content, Purpose.Answer));
            yield return new(row.QueryId, row.ReceivedAt, answer);
            if (answer.Content is null)
            {
                continue;
            }

            await foreach (var (first, records) in contents.ReadAsync(row.QueryId, key, answer.Content, cancel))
            {
                yield return new(row.QueryId, row.ReceivedAt, answer with { Records = records }) { FirstRecord = first, Continues = true };
            }
        }
    }

    private static RightsAnswer Read(byte[] body) =>
        AnswerReader.Read(body) is AnswerReading.Valid valid
            ? valid.Answer
            : throw new InvalidDataException("A stored answer is not valid.");
}
