using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Absences;

/// <summary>Who stands in for whom today.</summary>
internal sealed class StandIns(OfficeDb db, Policy policy, IClock clock)
{
    private static readonly Func<OfficeDb, string, LocalDate, IAsyncEnumerable<string>> Absent = EF.CompileAsyncQuery((OfficeDb db, string user, LocalDate today) =>
        db.Absences
            .Where(row => row.Substitute == user && row.EndedAt == null && row.FirstDay <= today && row.LastDay >= today)
            .OrderBy(row => row.FirstDay).ThenBy(row => row.Id).Select(row => row.Absent));

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
        return actor with { For = await Absent(db, actor.User, today).ToListAsync(cancel) };
    }
}
