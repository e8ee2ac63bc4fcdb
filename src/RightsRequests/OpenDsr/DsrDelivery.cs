using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Correspondence;
using RightsRequests.Holders;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.OpenDsr;

/// <summary>Brings a query to a processor over OpenDSR. What becomes of it is told by callbacks, or asked for every hour.</summary>
/// <remarks>While the processor is away the effect waits; what it refuses, or what cannot be believed, fails and is an incident.</remarks>
internal sealed class DsrDelivery(DsrProcessor processor, DsrReports reports, PortalLinks links, OfficeDb db, RealTime realTime)
{
    /// <summary>Until it is asked how far it is.</summary>
    public static readonly Duration AskEvery = Duration.FromHours(1);

    private const string New = "new";

    /// <exception cref="EffectWaitsException">The processor is away.</exception>
    /// <exception cref="WebhookRefusedException">It does not take the request.</exception>
    /// <exception cref="DsrUntrustedException">Its answer cannot be believed.</exception>
    public async Task SendAsync(CaseState state, AskHolder ask, Uri root, RightsQuery query, CancellationToken cancel)
    {
        try
        {
            var row = await PlacedAsync(state, ask, cancel);
            if (row.Status == New)
            {
                await RequestAsync(state, ask, root, query, row, cancel);
            }
            else
            {
                // Asked again of us, it is asked how far it is: a request sent twice would be two.
                await reports.LookAsync(row, root, cancel);
            }
        }
        catch (Exception away) when (WebhookClient.IsAway(away) || (away is WebhookRefusedException refused && WebhookClient.IsAway((HttpStatusCode)refused.Status)))
        {
            throw new EffectWaitsException(null, away);
        }
    }

    private async Task RequestAsync(CaseState state, AskHolder ask, Uri root, RightsQuery query, DsrSendingRow row, CancellationToken cancel)
    {
        var word = OpendsrRequests.Word(state.Right, ask.Action) ?? throw new DsrUntrustedException("le protocole ne sait pas dire cela", "the protocol cannot say this");
        var can = (await processor.DiscoverAsync(root, anew: false, cancel)).Discovery;
        if (can.SupportedSubjectRequestTypes?.Contains(word) != true)
        {
            throw new DsrUntrustedException("il dit ne pas prendre ce genre de demande", "it says that it does not support this type of request");
        }

        var identities = DsrIdentities.Of(query.Subject, can.SupportedIdentities ?? []);
        if (identities.Count == 0)
        {
            throw new DsrUntrustedException("il ne cherche personne par ce que nous savons d’elle", "it finds nobody by what we know of the person");
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(
            new DsrRequest(
                "gdpr",
                row.SubjectRequestId.ToString(),
                word,
                identities,
                InstantPattern.General.Format(state.ReceivedOn.AtStartOfDayInZone(DateTimeZoneProviders.Tzdb[ZoneTime.Of(state.Establishment)]).ToInstant()),
                can.ApiVersion,
                [links.DsrCallbacks]),
            DsrJson.Options);
        var (status, answer) = await processor.SendAsync(ask.Holder, root, HttpMethod.Post, id: null, body, cancel);
        if (status is 400 or 409)
        {
            // A first sending whose answer was lost: whether it is known there is told by its status.
            await reports.LookAsync(row, root, cancel);
        }
        else if (status != 201)
        {
            throw new WebhookRefusedException(status);
        }
        else if (DsrProcessor.Read<DsrReceiptRead>(answer) is var receipt
            && (receipt.SubjectRequestId != row.SubjectRequestId.ToString() || receipt.EncodedRequest != Convert.ToBase64String(body)))
        {
            throw new DsrUntrustedException("son accusé de réception est celui d’une autre demande", "its receipt is for another request");
        }

        var at = realTime.Clock.GetCurrentInstant() + AskEvery;
        await db.DsrSendings.Where(one => one.QueryId == row.QueryId && one.Status == New)
            .ExecuteUpdateAsync(one => one.SetProperty(sending => sending.Status, DsrWords.Statuses[0]).SetProperty(sending => sending.AskAt, at), cancel);
    }

    // Before anything is sent: its callback may be faster than its answer. What was cancelled is asked anew, under another id.
    private async Task<DsrSendingRow> PlacedAsync(CaseState state, AskHolder ask, CancellationToken cancel)
    {
        var id = VersionFour(StableId.Of(state.Id, "opendsr", ask.QueryId.ToString(), ask.Attempt.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO dsr_sendings (query_id, case_id, holder, subject_request_id, status)
            VALUES ({ask.QueryId}, {state.Id}, {ask.Holder}, {id}, {New})
            ON CONFLICT (query_id) DO UPDATE SET subject_request_id = excluded.subject_request_id, status = excluded.status
            WHERE dsr_sendings.status = {DsrWords.Cancelled} AND dsr_sendings.subject_request_id <> excluded.subject_request_id
            """,
            cancel);
        return await db.DsrSendings.AsNoTracking().SingleAsync(row => row.QueryId == ask.QueryId, cancel);
    }

    // The protocol wants this version; the id stays the same each time the effect is carried out.
    private static Guid VersionFour(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        return new(bytes, bigEndian: true);
    }

    private sealed record DsrReceiptRead(string? SubjectRequestId, string? EncodedRequest);
}
