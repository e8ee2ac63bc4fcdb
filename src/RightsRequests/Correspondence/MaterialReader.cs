using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Opens what a letter is composed from.</summary>
internal sealed class MaterialReader(OfficeDb db, ProcedureArchive procedures, CaseVault vault, AnsweredRecords answers, Policy policy, LetterSeal seal, PortalLinks links, IClock clock)
{
    /// <summary>Null when the case has no such letter.</summary>
    public async Task<LetterMaterial?> ReadAsync(Guid caseId, Guid letterId, CancellationToken cancel)
    {
        var (state, content) = await vault.OpenAsync(caseId, cancel);
        return state.Letters.FirstOrDefault(one => one.Id == letterId) is { } letter
            ? await ReadAsync(state, content, letter, cancel)
            : null;
    }

    /// <summary>The material of a letter that the case does not have, or not yet.</summary>
    public async Task<LetterMaterial> ReadAsync(Guid caseId, Func<CaseState, CaseLetter> draft, CancellationToken cancel)
    {
        var (state, content) = await vault.OpenAsync(caseId, cancel);
        return await ReadAsync(state, content, draft(state), cancel);
    }

    private async Task<LetterMaterial> ReadAsync(CaseState state, RequestContent content, CaseLetter letter, CancellationToken cancel)
    {
        var reading = new CopyReading(policy, state);
        await foreach (var stored in answers.ReadAsync(state, cancel))
        {
            reading.Add(stored);
        }

        var today = DeadlineCalculator.DayOfReceipt(clock.GetCurrentInstant(), state.Establishment);
        return new(policy, state, content, reading.Heads, reading.Copy, letter, today, links.Tracking(letter.Language, state.Controller), seal.IsDevelopment)
        {
            Procedure = await ProcedureAsync(state, letter, cancel),
        };
    }

    // Only a question of identity says how long it waits: as long as the case does, whatever the policy pack says by now.
    private async Task<Procedure?> ProcedureAsync(CaseState state, CaseLetter letter, CancellationToken cancel) =>
        letter.Kind == LetterKind.IdentityRequest && await db.Cases.Where(row => row.Id == state.Id).Select(row => row.ProcedureHash).SingleOrDefaultAsync(cancel) is { } hash
            ? await procedures.ReadAsync(state.Right, hash, cancel)
            : null;

    /// <summary>All the records that the letter's copy hands over. Those not at hand are read again, one answer in memory at a time.</summary>
    public IAsyncEnumerable<DisclosedRecord> RecordsAsync(LetterMaterial material, CancellationToken cancel)
    {
        var disclosed = new DisclosedRecords(policy, material.State);
        return material.Copy.IsWhole
            ? material.Copy.First.ToAsyncEnumerable()
            : answers.ReadAsync(material.State, cancel).SelectMany(disclosed.Of);
    }
}
