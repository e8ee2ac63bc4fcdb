using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Absences;

/// <summary>Who stands in for whom today.</summary>
internal sealed class StandIns(OfficeDb db, Policy policy, IClock clock)
{
    /// <summary>Today where the organisation is.</summary>
    public LocalDate Today => clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[ZoneTime.Of(policy.Organisation.Establishment)]).Date;

    /// <summary>The actor, standing in for all whose substitute they are and who are away today. A DPO acts as such and in nobody's place.</summary>
    public async Task<Actor> AsAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.Is(Role.Dpo) || !actor.Is(Role.Agent))
        {
            return actor;
        }

        var today = Today;
        var absent = await db.Absences.AsNoTracking()
            .Where(row => row.Substitute == actor.User && row.EndedAt == null && row.FirstDay <= today && row.LastDay >= today)
            .OrderBy(row => row.FirstDay).ThenBy(row => row.Id).Select(row => row.Absent).ToListAsync(cancel);
        return actor with { For = absent };
    }
}
