using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Correspondence;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Delivery;

/// <summary>Reads a request's status.</summary>
internal sealed class StatusReader(OfficeDb db, CaseStates opened, CaseVault vault, IClock clock)
{
    // What the subject may see of the trail: no holders, no incidents, no staff.
    private static readonly string[] Shown =
    [
        "case-opened", "identity-settled", "letter-sent", "suspended", "resumed", "extended", "reopened", "case-closed",
        "withdrawn-by-subject", "withdrawn", "message-received", "message-sent", "evidence-received", "evidence-destroyed",
    ];

    public async Task<RequestStatus> ReadAsync(RequestRow request, CancellationToken cancel)
    {
        if (await vault.FindKeyOfRequestAsync(request.Id, cancel) is not { } key)
        {
            return await ErasedAsync(request, cancel);
        }

        var now = clock.GetCurrentInstant();
        var rows = await db.Cases.AsNoTracking().Where(row => row.RequestId == request.Id).OrderBy(row => row.OpenedAt).ThenBy(row => row.Id).ToListAsync(cancel);
        var rights = rows.ToDictionary(row => row.Id, row => row.Right);
        var ids = rows.Select(row => row.Id).ToList();
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(entry => ids.Contains(entry.CaseId) && Shown.Contains(entry.What))
            .OrderBy(entry => entry.At).ThenBy(entry => entry.CaseId).ThenBy(entry => entry.Number)
            .Select(entry => new { entry.At, entry.What, entry.CaseId, entry.Detail })
            .ToListAsync(cancel);
        var stored = await db.Letters.Where(letter => ids.Contains(letter.CaseId)).Select(letter => letter.Id).ToHashSetAsync(cancel);
        var states = rows.Select(row => opened.Open(row.Id, key, row.Content)).ToList();
        return new(
            request.Reference,
            StateOf(rows),
            request.ReceivedAt,
            request.Language,
            [.. rows.Zip(states, (row, state) => Line(row, state, stored, now))],
            [
                .. from entry in entries
                   let letter = entry.What == "letter-sent" ? states.SelectMany(state => state.Letters).FirstOrDefault(one => entry.Detail.Contains($"{one.Id:N}", StringComparison.Ordinal)) : null
                   // Whom else we wrote to is told in the letters to the person.
                   where letter?.Recipient is null
                   select new TimelineLine(entry.At, entry.What, entry.CaseId, rights[entry.CaseId], letter?.Kind.Word()),
            ],
            [.. states.SelectMany(state => Documents(state, stored, now)).Where(document => stored.Contains(document.Id))])
        {
            Receipt = ReceiptPrinter.IdOf(request.Id),
            Controller = request.Controller,
            Messages = states.Sum(state => state.Messages.Count),
            HasEmail = states[0].HasEmail,
        };
    }

    private async Task<RequestStatus> ErasedAsync(RequestRow request, CancellationToken cancel)
    {
        var rows = await db.Cases.AsNoTracking().Where(row => row.RequestId == request.Id).OrderBy(row => row.OpenedAt).ThenBy(row => row.Id).ToListAsync(cancel);
        return new(
            request.Reference, StateOf(rows), request.ReceivedAt, request.Language,
            [.. rows.Select(row => new CaseStatusLine(row.Id, row.Right, row.State, row.Step, row.Due))], [], [])
        { ErasedAt = request.ErasedAt, Controller = request.Controller };
    }

    private static CaseStatusLine Line(CaseRow row, CaseState state, HashSet<Guid> stored, Instant now)
    {
        var today = DeadlineCalculator.DayOfReceipt(now, state.Establishment);
        // While the time limit is suspended each day moves it; the column follows within the hour.
        return new(row.Id, row.Right, row.State, row.Step, state.Status == CaseStatus.Open ? CaseMachine.Due(state, today) : row.Due)
        {
            DueReasons = DueReason.Of(state, today),
            Suspended = state.Suspended is not null,
            Lifting = state is { Status: CaseStatus.Open, Path: Procedure.LiftPath },
            Reopened = state is { Status: CaseStatus.Open, Path: not Procedure.LiftPath, WasAnswered: true },
            DownloadEnded = state.Letters.LastOrDefault(letter => letter.DisclosesData(state.Right) && stored.Contains(DataPackage.IdOf(letter.Id))) is { } handedOver && IsOver(state, handedOver, now) ? DataPackage.DownloadUntil(handedOver.SentOn!.Value) : null,
            AwaitsEvidence = state is { Status: CaseStatus.Open, Identity: IdentityStatus.InDoubt },
            Evidence = [.. state.Evidence.Select(one => new EvidenceLine(one.Id, one.ContentType, one.Size, one.Sha256, one.ReceivedAt, one.DestroyedAt))],
        };
    }

    private static string StateOf(List<CaseRow> rows) =>
        rows.Any(row => row.State == CaseStatus.Open.Word()) ? "open"
        : rows.All(row => row.State == CaseStatus.Withdrawn.Word()) ? "withdrawn"
        : "closed";

    private static IEnumerable<DocumentLine> Documents(CaseState state, HashSet<Guid> stored, Instant now)
    {
        foreach (var letter in state.Letters.Where(letter => letter.Recipient is null && letter.Status is (LetterStatus.Signed or LetterStatus.Sent)))
        {
            var discloses = letter.DisclosesData(state.Right);
            yield return new(letter.Id, letter.Kind.Word(), state.Id, state.Right.Word(), "application/pdf", letter.SentAt, discloses);
            if (discloses && !IsOver(state, letter, now))
            {
                for (var volume = 1; stored.Contains(DataPackage.IdOf(letter.Id, volume)); volume++)
                {
                    yield return new(DataPackage.IdOf(letter.Id, volume), DataPackage.Kind, state.Id, state.Right.Word(), DataPackage.ContentType, letter.SentAt, Discloses: true, volume);
                }
            }
        }
    }

    // What the letter says: the download works until that day, inclusive.
    private static bool IsOver(CaseState state, CaseLetter letter, Instant now) =>
        state.Right == Right.Portability
        && letter.SentOn is { } sent
        && DeadlineCalculator.DayOfReceipt(now, state.Establishment) > DataPackage.DownloadUntil(sent);
}
