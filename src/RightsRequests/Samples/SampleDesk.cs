using Microsoft.EntityFrameworkCore;
using RightsRequests.Intake;
using RightsRequests.Storage;

namespace RightsRequests.Samples;

/// <summary>The door to made-up requests, to learn the console with: in development only, and in no figure.</summary>
public sealed class SampleDesk(OfficeDb db, IntakeDesk intake, OfficeOptions options)
{
    /// <summary>True where samples may be filed: they write mails and ask holders like any request.</summary>
    public bool Allowed => options.Development;

    /// <summary>The cases of samples, oldest first.</summary>
    public async Task<IReadOnlyList<SampleCase>> ListAsync(CancellationToken cancel) =>
        await (
            from request in db.Requests.AsNoTracking()
            join one in db.Cases.AsNoTracking() on request.Id equals one.RequestId
            where request.Sample
            orderby one.Id
            select new SampleCase(one.Id, one.Reference, one.Right, one.State)).ToListAsync(cancel);

    /// <summary>Files one request for each of the situations that the welcome page explains, once.</summary>
    /// <exception cref="InvalidOperationException">Not in development.</exception>
    public async Task<IReadOnlyList<SampleCase>> FileAsync(CancellationToken cancel)
    {
        if (!Allowed)
        {
            throw new InvalidOperationException("Les exemples ne se créent qu'en développement. / Samples are made in development only.");
        }

        if (!await db.Requests.AnyAsync(row => row.Sample, cancel))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            foreach (var request in SampleRequests.All)
            {
                var filed = await intake.FileAsync(request, null, cancel) as Filed
                    ?? throw new InvalidOperationException("A sample request was refused.");
                var reference = filed.Request.Reference;
                await db.Database.ExecuteSqlAsync($"UPDATE requests SET sample = true WHERE reference = {reference}", cancel);
                await db.Database.ExecuteSqlAsync($"UPDATE case_figures SET sample = true WHERE case_id IN (SELECT id FROM cases WHERE reference = {reference})", cancel);
            }

            await transaction.CommitAsync(cancel);
        }

        return await ListAsync(cancel);
    }
}

/// <param name="Right">Word of the contract.</param>
public sealed record SampleCase(Guid Id, string Reference, string Right, string State);
