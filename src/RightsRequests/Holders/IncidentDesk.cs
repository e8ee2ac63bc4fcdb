using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>The door to incidents of all cases and of none: what failed for good, and what came in wrong.</summary>
/// <remarks>An incident of a case is settled by the case's actions <c>retry-incident</c> and <c>dismiss-incident</c>; one without a case here.</remarks>
public sealed class IncidentDesk(OfficeDb db, ContentCipher cipher, HolderDesk holders, ILogger<IncidentDesk> log)
{
    private const int Longest = 500;

    /// <summary>Incidents, newest first, at most 500.</summary>
    /// <param name="open">True: only those that wait for a person.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<IncidentSummary>> ListAsync(bool open, CancellationToken cancel) =>
        await (
            from incident in db.Incidents.AsNoTracking()
            join found in db.Cases on incident.CaseId equals found.Id into cases
            from row in cases.DefaultIfEmpty()
            where !open || incident.Open
            orderby incident.At descending, incident.Id
            select new IncidentSummary(incident.Id, incident.CaseId, row == null ? null : row.Reference, incident.Holder, incident.Reason, incident.At, incident.Open, incident.Content != null))
            .Take(Longest)
            .ToListAsync(cancel);

    /// <summary>Takes the message of an incident without a case in once more; still wrong, it is a new incident.</summary>
    public Task<IncidentOutcome> RetryAsync(Guid id, Actor actor, CancellationToken cancel) =>
        SettleAsync(id, actor, "replayed", message => holders.ReplayAsync(message, $"replay/{id:N}", cancel), cancel);

    /// <summary>Closes an incident without a case; its message stays kept.</summary>
    public Task<IncidentOutcome> DismissAsync(Guid id, Actor actor, CancellationToken cancel) =>
        SettleAsync(id, actor, "dismissed", _ => Task.CompletedTask, cancel);

    private async Task<IncidentOutcome> SettleAsync(Guid id, Actor actor, string how, Func<ArrivedMessage, Task> then, CancellationToken cancel)
    {
        if (!actor.Is(Role.Agent))
        {
            return new IncidentForbidden();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var row = await db.Incidents.FromSql($"SELECT * FROM incidents WHERE id = {id} FOR UPDATE").AsNoTracking().SingleOrDefaultAsync(cancel);
        if (row is null)
        {
            return new IncidentUnknown();
        }

        if (row.CaseId is { } caseId)
        {
            return new IncidentOfCase(caseId);
        }

        if (!row.Open)
        {
            return new IncidentSettledBefore();
        }

        await db.Database.ExecuteSqlAsync($"UPDATE incidents SET open = false WHERE id = {id}", cancel);
        await then(cipher.OpenJson<ArrivedMessage>(cipher.Office, row.Content!, Purpose.Incident));
        await transaction.CommitAsync(cancel);
        log.LogInformation("Incident {Incident} was {How} by {User}", id, how, actor.User);
        return new IncidentSettled();
    }
}
