using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>The door to messages of the mailbox: a person makes each a request, or discards it with a reason.</summary>
public sealed class MailDesk(OfficeDb db, ContentCipher cipher, AuditChain chain, IntakeDesk intake, Policy policy, IClock clock)
{
    public const string Waiting = "waiting";
    private const int MostListed = 200;

    /// <summary>Messages that wait, oldest first; none for who sees no content.</summary>
    public async Task<IReadOnlyList<MailDraftView>> ListAsync(Actor actor, CancellationToken cancel)
    {
        if (!actor.SeesContent())
        {
            return [];
        }

        var rows = await db.MailDrafts.AsNoTracking().Where(row => row.State == Waiting).OrderBy(row => row.ReceivedAt).ThenBy(row => row.Id).Take(MostListed).ToListAsync(cancel);
        return [.. rows.Select(row => View(row, []))];
    }

    /// <summary>A message that waits, with its files; null where there is none, or somebody settled it.</summary>
    public async Task<MailDraftView?> GetAsync(Guid id, Actor actor, CancellationToken cancel)
    {
        if (!actor.SeesContent() || await WaitingRow(id).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } row)
        {
            return null;
        }

        var files = await db.MailDraftFiles.AsNoTracking().Where(file => file.DraftId == id).OrderBy(file => file.Number)
            .Select(file => new { file.Number, file.Name, file.ContentType, file.Length, file.Verdict }).ToListAsync(cancel);
        var key = cipher.Unwrap(row.WrappedKey!);
        return View(row, [.. files.Select(file => new MailFileView(file.Number, cipher.OpenJson<string>(key, file.Name, Purpose.FileName), file.ContentType, file.Length, file.Verdict))]);
    }

    /// <summary>One of its files; null where there is none, or it is infected.</summary>
    public async Task<IncomingFile?> OpenAsync(Guid id, int number, Actor actor, CancellationToken cancel)
    {
        if (!actor.SeesContent()
            || await WaitingRow(id).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } row
            || await db.MailDraftFiles.AsNoTracking().SingleOrDefaultAsync(one => one.DraftId == id && one.Number == number, cancel) is not { } file
            || file.Verdict == FileVerdict.Infected)
        {
            return null;
        }

        return Read(cipher.Unwrap(row.WrappedKey!), file);
    }

    /// <summary>The day on which the message was received, as the time limit counts it (GDPR Art. 12(3)).</summary>
    public LocalDate ReceivedOn(Instant receivedAt) => DeadlineCalculator.DayOfReceipt(receivedAt, policy.Organisation.Establishment);

    /// <summary>Makes it a request, with all its files, by the way of every other request; its draft is then erased.</summary>
    public async Task<MailOutcome> ConfirmAsync(Guid id, NewRequest request, LocalDate? receivedOn, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await LockAsync(id, actor, cancel) is not { } row)
        {
            return new MailGone();
        }

        var key = cipher.Unwrap(row.WrappedKey!);
        var files = await db.MailDraftFiles.AsNoTracking().Where(file => file.DraftId == id).OrderBy(file => file.Number).ToListAsync(cancel);
        var outcome = await intake.EnterAsync(request with { Channel = "email" }, new(receivedOn, actor.User, [.. files.Select(file => Read(key, file))]), cancel);
        if (outcome is not Filed filed)
        {
            return new MailRefused(outcome is FilingRefused refused ? refused.Errors : new Dictionary<string, string>());
        }

        await SettleAsync(row, "confirmed", filed.Request.Reference, null, actor, new AuditNote("mail-confirmed", actor.User, filed.Request.Reference), cancel);
        await transaction.CommitAsync(cancel);
        return new MailConfirmed(filed.Request);
    }

    /// <summary>Sets it aside: advertising, a question that is no request. Its content is erased; who, when and why stays.</summary>
    public async Task<MailOutcome> DiscardAsync(Guid id, string? reason, Actor actor, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 1000)
        {
            return new MailRefused(new Dictionary<string, string> { ["reason"] = "dites pourquoi, en 1 000 caractères au plus / say why, in at most 1,000 characters" });
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await LockAsync(id, actor, cancel) is not { } row)
        {
            return new MailGone();
        }

        await SettleAsync(row, "discarded", null, reason.Trim(), actor, new AuditNote("mail-discarded", actor.User, ""), cancel);
        await transaction.CommitAsync(cancel);
        return new MailDiscarded();
    }

    private IQueryable<MailDraftRow> WaitingRow(Guid id) => db.MailDrafts.Where(row => row.Id == id && row.State == Waiting);

    private async Task<MailDraftRow?> LockAsync(Guid id, Actor actor, CancellationToken cancel) => actor.Is(Role.Agent)
        ? await db.MailDrafts.FromSql($"SELECT * FROM mail_drafts WHERE id = {id} AND state = 'waiting' FOR UPDATE").AsNoTracking().SingleOrDefaultAsync(cancel)
        : null;

    private async Task SettleAsync(MailDraftRow row, string state, string? reference, string? reason, Actor actor, AuditNote note, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var entry = chain.Continue(row.Id, row.AuditLength, row.AuditHead, [note], now)[0];
        db.Add(entry);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        var why = reason is null ? null : cipher.SealJson(cipher.Office, reason, Purpose.DiscardReason);
        await db.MailDraftFiles.Where(file => file.DraftId == row.Id).ExecuteDeleteAsync(cancel);
        await db.MailDrafts.Where(one => one.Id == row.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(one => one.State, state)
                .SetProperty(one => one.Reference, reference)
                .SetProperty(one => one.Reason, why)
                .SetProperty(one => one.SettledBy, actor.User)
                .SetProperty(one => one.SettledAt, now)
                .SetProperty(one => one.WrappedKey, (byte[]?)null)
                .SetProperty(one => one.Content, (byte[]?)null)
                .SetProperty(one => one.AuditLength, entry.Number)
                .SetProperty(one => one.AuditHead, entry.Hash),
            cancel);
    }

    private IncomingFile Read(DataKey key, MailDraftFileRow file) => new(
        file.Number == 0 ? "mail" : "attachment",
        cipher.OpenJson<string>(key, file.Name, Purpose.FileName),
        file.ContentType,
        file.Verdict,
        cipher.Open(key, file.Content, Purpose.File));

    private MailDraftView View(MailDraftRow row, IReadOnlyList<MailFileView> files) =>
        new(row.Id, row.ReceivedAt, cipher.OpenJson<MailContent>(cipher.Unwrap(row.WrappedKey!), row.Content!, Purpose.MailDraft), files);
}
