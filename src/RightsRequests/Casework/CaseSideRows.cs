using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>What a decision leaves in tables beside the case, now and then: incidents, evidence of identity, letters to be posted.</summary>
internal static class CaseSideRows
{
    public static void Write(OfficeBatch batch, Written written)
    {
        var (row, before, applied, now) = written;
        var state = applied.State;
        foreach (var incident in state.Incidents.Where(one => before?.Incidents.Any(old => old.Id == one.Id && old.Open == one.Open) != true))
        {
            // One list for staff: a refused message has its row, with its content, already.
            batch.Say(
                "INSERT INTO incidents (id, case_id, holder, reason, at, open) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET open = excluded.open",
                incident.Message ?? incident.Id, row.Id, incident.Holder, incident.Reason, incident.At, incident.Open);
        }

        // With the decision that ends the check, not after it: no moment is left in which a copy outlives its purpose.
        foreach (var destroyed in state.Evidence.Where(one => one.DestroyedAt == now))
        {
            batch.Say("DELETE FROM evidence_keys WHERE evidence_id = $1", destroyed.Id);
            batch.Say("UPDATE evidence SET content = NULL, destroyed_at = $2 WHERE id = $1", destroyed.Id, now);
        }

        foreach (var task in state.Tasks.Where(task => task.Kind == "post"))
        {
            // Nobody posts what was withdrawn or overtaken, or is held back. A letter posted once more waits anew.
            batch.Say(
                "INSERT INTO postings (letter_id, case_id, task_id, waiting_since, open) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (letter_id) DO UPDATE SET waiting_since = CASE WHEN excluded.open AND NOT postings.open THEN excluded.waiting_since ELSE postings.waiting_since END, printed_at = CASE WHEN excluded.open AND NOT postings.open THEN NULL ELSE postings.printed_at END, open = excluded.open",
                task.Subject, row.Id, task.Id, now, !task.Done && state.Status != CaseStatus.Withdrawn && !state.Letters.Any(letter => letter.Id == task.Subject && (state.HoldsBack(letter) || state.Overtook(letter))));
        }
    }
}
