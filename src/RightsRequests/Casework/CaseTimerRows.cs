using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>The timers of cases, written: those that went, came, or moved. One that stays as it was is not written again, and keeps its lease.</summary>
internal static class CaseTimerRows
{
    public static void Write(OfficeBatch batch, IReadOnlyList<Written> all)
    {
        List<(Guid CaseId, string Key)> gone = [];
        List<(Guid CaseId, CaseTimer Timer)> changed = [];
        foreach (var one in all)
        {
            var stored = one.Timers.ToDictionary(timer => timer.Key, timer => timer.FireAt.Microseconds());
            foreach (var timer in one.Applied.Timers.DistinctBy(timer => timer.Key))
            {
                if (!stored.Remove(timer.Key, out var at) || at != timer.FireAt.Microseconds())
                {
                    changed.Add((one.Row.Id, timer));
                }
            }

            gone.AddRange(stored.Keys.Select(key => (one.Row.Id, key)));
        }

        if (gone.Count > 0)
        {
            batch.Say(
                "DELETE FROM timers USING unnest($1::uuid[], $2::text[]) AS gone (case_id, key) WHERE timers.case_id = gone.case_id AND timers.key = gone.key",
                gone.Column(one => one.CaseId), gone.Column(one => one.Key));
        }

        if (changed.Count > 0)
        {
            batch.Say(
                """
                INSERT INTO timers (case_id, key, fire_at, attempts) SELECT case_id, key, fire_at, 0 FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS changed (case_id, key, fire_at)
                ON CONFLICT (case_id, key) DO UPDATE SET fire_at = excluded.fire_at, attempts = 0, leased_until = NULL
                """,
                changed.Column(one => one.CaseId), changed.Column(one => one.Timer.Key), changed.Column(one => one.Timer.FireAt));
        }
    }
}
