using System.Globalization;
using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>The door to what the holders sent, for the reviewer who redacts it.</summary>
public sealed class RecordDesk
{
    private readonly OfficeDb db;
    private readonly CaseVault vault;
    private readonly AnsweredRecords answers;

    internal RecordDesk(OfficeDb db, CaseVault vault, AnsweredRecords answers)
    {
        this.db = db;
        this.vault = vault;
        this.answers = answers;
    }

    /// <summary>A page of the records in their order; null where there is no such case, or the actor sees no personal content.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="after">The last record of the page before, or null. One that is not there: an empty page.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<RecordPage?> ListAsync(Guid caseId, Actor actor, string? after, int limit, CancellationToken cancel)
    {
        if (!actor.SeesContent() || await db.Cases.FindAsync([caseId], cancel) is null)
        {
            return null;
        }

        var state = await vault.StateAsync(caseId, cancel);
        var redaction = new Redaction(state.Redactions);
        var all = Records(state, redaction, cancel);
        var page = await (after is null ? all : all.SkipWhile(one => one.Record != after).Skip(1)).Take(limit + 1).ToListAsync(cancel);
        return page.Count > limit ? new([.. page.Take(limit)], page[limit - 1].Record) : new(page, null);
    }

    /// <summary>True for a cursor that a page may have given.</summary>
    public static bool Follows(string cursor) =>
        cursor.Split('/') is [var query, var index] && Guid.TryParse(query, out _) && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private async IAsyncEnumerable<RecordView> Records(CaseState state, Redaction redaction, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var stored in answers.ReadAsync(state, cancel))
        {
            for (var index = 0; index < stored.Answer.Records.Count; index++)
            {
                var record = stored.Answer.Records[index];
                var id = DisclosedRecords.IdOf(stored.QueryId, stored.FirstRecord + index);
                var shown = redaction.Apply(id, record, stored.Answer.Holder);
                yield return new(
                    id, stored.Answer.Holder, record.Activity, record.Category, record.Label, record.Value, DataLines.Source(record.Source), record.CollectedOn,
                    record.ConcernsThirdParty, shown.Redacted, shown.RedactedFields,
                    redaction.ChoicesOf(id));
            }
        }
    }
}
