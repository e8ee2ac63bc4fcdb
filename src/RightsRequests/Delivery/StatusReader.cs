using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Correspondence;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Delivery;

/// <summary>Reads a request's status.</summary>
internal sealed class StatusReader(OfficeDb db, ContentCipher cipher, CaseVault vault, IClock clock)
{
    // What the subject may see of the trail: no holders, no incidents, no staff.
    private static readonly string[] Shown =
    [
        "case-opened", "identity-settled", "letter-sent", "suspended", "resumed", "extended", "reopened", "case-closed",
    ];

    public async Task<RequestStatus> ReadAsync(RequestRow request, CancellationToken cancel)
    {
        var key = await vault.KeyOfRequestAsync(request.Id, cancel);
        var now = clock.GetCurrentInstant();
        var rows = await db.Cases.AsNoTracking().Where(row => row.RequestId == request.Id).OrderBy(row => row.OpenedAt).ThenBy(row => row.Id).ToListAsync(cancel);
        var rights = rows.ToDictionary(row => row.Id, row => row.Right);
        var ids = rows.Select(row => row.Id).ToList();
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(entry => ids.Contains(entry.CaseId) && Shown.Contains(entry.What))
            .OrderBy(entry => entry.At).ThenBy(entry => entry.CaseId).ThenBy(entry => entry.Number)
            .Select(entry => new { entry.At, entry.What, entry.CaseId })
            .ToListAsync(cancel);
        var stored = await db.Letters.Where(letter => ids.Contains(letter.CaseId)).Select(letter => letter.Id).ToHashSetAsync(cancel);
        return new(
            request.Reference,
            StateOf(rows),
            request.ReceivedAt,
            request.Language,
            [.. rows.Select(row => new CaseStatusLine(row.Id, row.Right, row.State, row.Step, row.Due))],
            [.. entries.Select(entry => new TimelineLine(entry.At, entry.What, entry.CaseId, rights[entry.CaseId]))],
            [.. rows.SelectMany(row => Documents(cipher.OpenJson<CaseState>(key, row.Content, Purpose.CaseState), stored, now)).Where(document => stored.Contains(document.Id))]);
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
