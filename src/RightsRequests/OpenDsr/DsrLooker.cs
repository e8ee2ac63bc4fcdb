using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RightsRequests.Casework;
using RightsRequests.Holders;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.OpenDsr;

/// <summary>Asks processors how far requests are whose callback has not come; takes back those of cases withdrawn meanwhile.</summary>
public sealed class DsrLooker
{
    private readonly OfficeDb db;
    private readonly DsrProcessor processor;
    private readonly DsrReports reports;
    private readonly CaseVault vault;
    private readonly Policy policy;
    private readonly RealTime realTime;
    private readonly ILogger<DsrLooker> log;

    internal DsrLooker(OfficeDb db, DsrProcessor processor, DsrReports reports, CaseVault vault, Policy policy, RealTime realTime, ILogger<DsrLooker> log)
    {
        this.db = db;
        this.processor = processor;
        this.reports = reports;
        this.vault = vault;
        this.policy = policy;
        this.realTime = realTime;
        this.log = log;
    }

    /// <summary>True when there was something to do.</summary>
    public async Task<bool> LookAtOneAsync(CancellationToken cancel)
    {
        var now = realTime.Clock.GetCurrentInstant();
        // Put off before it is asked: what fails is asked again in an hour, by whichever process.
        var rows = await db.DsrSendings.FromSql(
            $"""
            UPDATE dsr_sendings SET ask_at = {now + DsrDelivery.AskEvery}
            WHERE query_id = (SELECT query_id FROM dsr_sendings WHERE ask_at <= {now} ORDER BY ask_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING *
            """).AsNoTracking().ToListAsync(cancel);
        if (rows is not [var row])
        {
            return false;
        }

        try
        {
            await LookAsync(row, cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested && (failure is DsrUntrustedException or WebhookRefusedException or HttpRequestException or InvalidDataException or InvalidOperationException || WebhookClient.IsAway(failure)))
        {
            // The case's own timers tell a person when the holder is late.
            log.LogWarning("Processor {Holder} did not tell how far query {Query} is: {Failure}", row.Holder, row.QueryId, FailureText.Of(failure));
        }

        return true;
    }

    private async Task LookAsync(DsrSendingRow row, CancellationToken cancel)
    {
        var state = await vault.StateAsync(row.CaseId, cancel);
        if (policy.HolderById(row.Holder) is not { Transport: Transport.Opendsr, Url: { } root })
        {
            await EndAsync(row, cancel);
        }
        else if (state.Status == CaseStatus.Withdrawn)
        {
            await processor.SendAsync(row.Holder, root, HttpMethod.Delete, row.SubjectRequestId, body: null, cancel);
            await EndAsync(row, cancel);
        }
        else if (state.Queries.FirstOrDefault(one => one.Id == row.QueryId) is not { } query || !state.Awaits(query))
        {
            await EndAsync(row, cancel);
        }
        else
        {
            await reports.LookAsync(row, root, cancel);
        }
    }

    private Task<int> EndAsync(DsrSendingRow row, CancellationToken cancel) =>
        db.DsrSendings.Where(one => one.QueryId == row.QueryId).ExecuteUpdateAsync(one => one.SetProperty(sending => sending.AskAt, (NodaTime.Instant?)null), cancel);
}
