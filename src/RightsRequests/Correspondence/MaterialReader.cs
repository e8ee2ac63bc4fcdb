using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Contracts;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Opens what a letter is composed from.</summary>
internal sealed class MaterialReader(OfficeDb db, ContentCipher cipher, CaseVault vault, Policy policy, LetterSeal seal, PortalLinks links, IClock clock)
{
    /// <summary>Null when the case has no such letter.</summary>
    public async Task<LetterMaterial?> ReadAsync(Guid caseId, Guid letterId, CancellationToken cancel)
    {
        var state = await vault.StateAsync(caseId, cancel);
        return state.Letters.FirstOrDefault(one => one.Id == letterId) is { } letter
            ? await ReadAsync(state, letter, cancel)
            : null;
    }

    /// <summary>The material of a letter that the case does not have, or not yet.</summary>
    public async Task<LetterMaterial> ReadAsync(Guid caseId, Func<CaseState, CaseLetter> draft, CancellationToken cancel)
    {
        var state = await vault.StateAsync(caseId, cancel);
        return await ReadAsync(state, draft(state), cancel);
    }

    private async Task<LetterMaterial> ReadAsync(CaseState state, CaseLetter letter, CancellationToken cancel)
    {
        var content = await vault.ContentOfCaseAsync(state.Id, cancel);
        var answers = await AcceptedAsync(state, cancel);
        var today = DeadlineCalculator.DayOfReceipt(clock.GetCurrentInstant(), state.Establishment);
        return new(policy, state, content, answers, letter, today, links.Tracking(letter.Language), seal.IsDevelopment);
    }

    private async Task<IReadOnlyList<StoredAnswer>> AcceptedAsync(CaseState state, CancellationToken cancel)
    {
        var accepted = state.Queries.Where(query => query.AnswerHash is not null).ToDictionary(query => query.Id, query => query.AnswerHash!);
        var key = await vault.KeyOfCaseAsync(state.Id, cancel);
        var rows = await db.HolderAnswers.AsNoTracking().Where(row => row.CaseId == state.Id).OrderBy(row => row.ReceivedAt).ThenBy(row => row.Id).ToListAsync(cancel);
        return
        [
            .. rows
                .Where(row => accepted.TryGetValue(row.QueryId, out var hash) && hash == row.Hash)
                .Select(row => new StoredAnswer(row.QueryId, row.ReceivedAt, Read(cipher.Open(key, row.Content, Purpose.Answer)))),
        ];
    }

    private static RightsAnswer Read(byte[] body) =>
        AnswerReader.Read(body) is AnswerReading.Valid valid
            ? valid.Answer
            : throw new InvalidDataException("A stored answer is not valid.");
}
