using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Correspondence;
using RightsRequests.Holders;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.OpenDsr;

/// <summary>What processors tell of requests we sent them: an erasure completed, or anything cancelled, is the holder's answer and goes in by the door of all answers.</summary>
public sealed class DsrReports
{
    private readonly OfficeDb db;
    private readonly DsrProcessor processor;
    private readonly HolderDesk holders;
    private readonly CaseDesk cases;
    private readonly CaseVault vault;
    private readonly Policy policy;
    private readonly PortalLinks links;
    private readonly RealTime realTime;

    internal DsrReports(OfficeDb db, DsrProcessor processor, HolderDesk holders, CaseDesk cases, CaseVault vault, Policy policy, PortalLinks links, RealTime realTime)
    {
        this.db = db;
        this.processor = processor;
        this.holders = holders;
        this.cases = cases;
        this.vault = vault;
        this.policy = policy;
        this.links = links;
        this.realTime = realTime;
    }

    /// <summary>A callback. Nothing of it is read before its signature was found right.</summary>
    /// <param name="domain">As in its header.</param>
    /// <param name="signature">As in its header.</param>
    /// <param name="body">As it came.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>False where it is not believed, or not about a request of ours.</returns>
    public async Task<bool> CalledBackAsync(string? domain, string? signature, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        foreach (var holder in policy.Holders.Where(one => one is { Transport: Transport.Opendsr, Url: not null } && string.Equals(one.Url.IdnHost, domain, StringComparison.OrdinalIgnoreCase)))
        {
            try
            {
                await processor.VerifyAsync(holder.Url!, domain, signature, body, cancel);
                var told = DsrProcessor.Read<DsrStatus>(body.Span);
                if (told.StatusCallbackUrl == links.DsrCallbacks
                    && Guid.TryParseExact(told.SubjectRequestId, "D", out var id)
                    && await db.DsrSendings.AsNoTracking().SingleOrDefaultAsync(row => row.SubjectRequestId == id && row.Holder == holder.Id, cancel) is { } row)
                {
                    await TakeAsync(row, told, cancel);
                    return true;
                }
            }
            catch (Exception unbelieved) when (unbelieved is DsrUntrustedException or WebhookRefusedException or HttpRequestException or InvalidDataException || WebhookClient.IsAway(unbelieved))
            {
                // Two holders may share a domain; and while it is away itself, its callback comes again.
            }
        }

        return false;
    }

    /// <summary>Asks a processor how far a request is.</summary>
    /// <exception cref="DsrUntrustedException">Its answer cannot be believed.</exception>
    /// <exception cref="WebhookRefusedException">It does not tell.</exception>
    internal async Task LookAsync(DsrSendingRow row, Uri root, CancellationToken cancel)
    {
        var (status, answer) = await processor.SendAsync(row.Holder, root, HttpMethod.Get, row.SubjectRequestId, body: null, cancel);
        if (status != 200)
        {
            throw new WebhookRefusedException(status);
        }

        var told = DsrProcessor.Read<DsrStatus>(answer);
        if (told.SubjectRequestId != row.SubjectRequestId.ToString())
        {
            throw new DsrUntrustedException("son état est celui d’une autre demande", "its status is of another request");
        }

        await TakeAsync(row, told, cancel);
    }

    /// <summary>The row, the answer and the case change together. A status told before changes nothing, nor does any after the end.</summary>
    private async Task TakeAsync(DsrSendingRow row, DsrStatus told, CancellationToken cancel)
    {
        if (!DsrWords.Statuses.Contains(told.RequestStatus ?? ""))
        {
            throw new DsrUntrustedException("son état n’est pas de ceux du protocole", "its status is none of the protocol");
        }

        var status = told.RequestStatus!;
        var ended = status is DsrWords.Completed or DsrWords.Cancelled;
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var changed = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE dsr_sendings SET status = {status}, ask_at = CASE WHEN {ended} THEN NULL ELSE {realTime.Clock.GetCurrentInstant() + DsrDelivery.AskEvery} END
            WHERE query_id = {row.QueryId} AND subject_request_id = {row.SubjectRequestId} AND status NOT IN ({status}, {DsrWords.Completed}, {DsrWords.Cancelled})
            """,
            cancel);
        if (changed == 1)
        {
            var query = (await vault.StateAsync(row.CaseId, cancel)).Queries.Single(one => one.Id == row.QueryId);
            if (Answer(query, told) is { } answer)
            {
                await holders.AnswerArrivedAsync(JsonSerializer.SerializeToUtf8Bytes(answer, RightsJson.Options), row.Holder, answer.QueryId, cancel);
            }
            else
            {
                await cases.HandleAsync(row.CaseId, new HolderReported($"opendsr/{row.SubjectRequestId:N}/{status}", row.QueryId, status, ended ? Note(row.Holder, told) : null), cancel);
            }
        }

        if (own is not null)
        {
            await own.CommitAsync(cancel);
        }
    }

    // How many were erased is told by few; that they were is what "completed" says. Of data nothing comes this way: a person completes that answer.
    private static RightsAnswer? Answer(HolderQuery query, DsrStatus told) => told.RequestStatus switch
    {
        DsrWords.Cancelled => new() { QueryId = query.Id.ToString(), Holder = query.Holder, Outcome = AnswerOutcome.Refused, Reason = HolderReason.Cancelled },
        DsrWords.Completed when query.Action == Workflow.HolderAction.Erase => new()
        {
            QueryId = query.Id.ToString(),
            Holder = query.Holder,
            Outcome = AnswerOutcome.Done,
            Actions = new() { Erased = (int)Math.Clamp(told.ResultsCount ?? 0, 0, int.MaxValue) },
        },
        _ => null,
    };

    private static string Note(string holder, DsrStatus told) =>
        $"OpenDSR, {holder} : les données sont prêtes, complétez la tâche / the data are ready, complete the task"
        + (Uri.TryCreate(told.ResultsUrl, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.AbsoluteUri.Length <= 1000 ? $" : {url.AbsoluteUri}" : "");
}
