using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>The door to requests that people are writing: kept for a while, resumed with a code, sent once.</summary>
public sealed class DraftDesk
{
    private const string CodePurpose = "draft-code";
    private readonly OfficeDb db;
    private readonly ContentCipher cipher;
    private readonly KeyMaker keys;
    private readonly KeyedHash hash;
    private readonly IntakeDesk intake;
    private readonly IdempotentAnswers answers;
    private readonly Policy policy;
    private readonly OfficeOptions options;
    private readonly IClock clock;

    internal DraftDesk(OfficeDb db, ContentCipher cipher, KeyMaker keys, KeyedHash hash, IntakeDesk intake, IdempotentAnswers answers, Policy policy, OfficeOptions options, IClock clock)
    {
        this.db = db;
        this.cipher = cipher;
        this.keys = keys;
        this.hash = hash;
        this.intake = intake;
        this.answers = answers;
        this.policy = policy;
        this.options = options;
        this.clock = clock;
    }

    /// <summary>Keeps a new draft; its id is a secret between the server and one browser.</summary>
    public async Task<Guid> StartAsync(RequestDraft draft, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (key, wrapped) = await keys.NewAsync(cancel);
        // Random throughout, unlike ids made of the time: it must not be guessed.
        var row = new RequestDraftRow { Id = Guid.NewGuid(), WrappedKey = wrapped, Content = Seal(key, new(draft)), ExpiresAt = Expiry() };
        db.Add(row);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return row.Id;
    }

    /// <summary>Null where there is none, or it has expired or was sent.</summary>
    public async Task<KeptDraft?> ReadAsync(Guid id, CancellationToken cancel) =>
        await Living().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is { } row ? Open(row) : null;

    /// <summary>Changes a draft and keeps it for its whole time again; two pages at once each change what they show. Null where there is none.</summary>
    public Task<KeptDraft?> ChangeAsync(Guid id, Func<RequestDraft, RequestDraft> change, CancellationToken cancel) =>
        ChangeContentAsync(id, content => content with { Draft = change(content.Draft) }, cancel);

    /// <summary>The same, and gives the code by which the draft can be resumed anywhere; always the same one.</summary>
    public Task<KeptDraft?> KeepForLaterAsync(Guid id, Func<RequestDraft, RequestDraft> change, CancellationToken cancel) =>
        ChangeContentAsync(id, content => content with { Draft = change(content.Draft), Code = content.Code ?? RandomCode.Tracking() }, cancel);

    /// <summary>The draft of a code, however it was typed; null where there is none, and nothing tells why.</summary>
    public async Task<KeptDraft?> ResumeAsync(string code, CancellationToken cancel)
    {
        var codeHash = hash.Of(CodePurpose, RandomCode.Plain(code));
        return await Living().AsNoTracking().SingleOrDefaultAsync(row => row.CodeHash == codeHash, cancel) is { } row ? Open(row) : null;
    }

    /// <summary>Files the request and destroys the draft, in one transaction; sent twice, it is filed once and answered alike. Null where there is none, and none was sent of late.</summary>
    /// <param name="id">Of the draft; the idempotency key of the request.</param>
    /// <param name="language">Of the page.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<FilingOutcome?> SendAsync(Guid id, string language, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var key = $"draft/{id:N}";
        if (await LockAsync(id, cancel) is not { } row)
        {
            return await answers.FiledAsync(key, cancel) is { } earlier ? new Filed(earlier) : null;
        }

        var outcome = await intake.FileAsync(Open(row).Draft.ToRequest(policy, language), key, cancel);
        if (outcome is Filed)
        {
            await db.RequestDrafts.Where(one => one.Id == id).ExecuteDeleteAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        return outcome;
    }

    /// <summary>Destroys it, since the person does not want it any more.</summary>
    public Task DiscardAsync(Guid id, CancellationToken cancel) => db.RequestDrafts.Where(row => row.Id == id).ExecuteDeleteAsync(cancel);

    internal async Task<KeptDraft?> ChangeContentAsync(Guid id, Func<DraftContent, DraftContent> change, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await LockAsync(id, cancel) is not { } row)
        {
            return null;
        }

        var key = cipher.Unwrap(row.WrappedKey);
        var content = change(cipher.OpenJson<DraftContent>(key, row.Content, Purpose.RequestDraft));
        row.Content = Seal(key, content);
        row.ExpiresAt = Expiry();
        row.CodeHash = content.Code is { } code ? hash.Of(CodePurpose, RandomCode.Plain(code)) : null;
        db.Update(row);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return Open(row);
    }

    private async Task<RequestDraftRow?> LockAsync(Guid id, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        return await db.RequestDrafts.FromSql($"SELECT * FROM request_drafts WHERE id = {id} AND expires_at > {now} FOR UPDATE").AsNoTracking().SingleOrDefaultAsync(cancel);
    }

    private IQueryable<RequestDraftRow> Living()
    {
        var now = clock.GetCurrentInstant();
        return db.RequestDrafts.Where(row => row.ExpiresAt > now);
    }

    private KeptDraft Open(RequestDraftRow row)
    {
        var content = cipher.OpenJson<DraftContent>(cipher.Unwrap(row.WrappedKey), row.Content, Purpose.RequestDraft);
        return new(row.Id, content.Draft, content.Code, row.ExpiresAt) { Mails = content.Mails };
    }

    private byte[] Seal(DataKey key, DraftContent content) => cipher.SealJson(key, content, Purpose.RequestDraft);

    private Instant Expiry() => clock.GetCurrentInstant() + Duration.FromDays(options.DraftDays);
}
