using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>The door by which requests come in.</summary>
public sealed class IntakeDesk
{
    private readonly OfficeDb db;
    private readonly ContentCipher cipher;
    private readonly FilingGround ground;
    private readonly KeyedHash hash;
    private readonly RequestValidation validation;
    private readonly SearchIndex index;
    private readonly CaseOpener opener;
    private readonly IdempotentAnswers answers;
    private readonly Policy policy;
    private readonly FileStore files;
    private readonly IClock clock;

    internal IntakeDesk(OfficeDb db, ContentCipher cipher, FilingGround ground, KeyedHash hash, RequestValidation validation, SearchIndex index, CaseOpener opener, IdempotentAnswers answers, Policy policy, FileStore files, IClock clock)
    {
        this.db = db;
        this.cipher = cipher;
        this.ground = ground;
        this.hash = hash;
        this.validation = validation;
        this.index = index;
        this.opener = opener;
        this.answers = answers;
        this.policy = policy;
        this.files = files;
        this.clock = clock;
    }

    /// <summary>Purpose of the keyed hash of a tracking code.</summary>
    public const string TrackingPurpose = "tracking-code";

    /// <summary>Stores a request and opens one case per right, all or nothing.</summary>
    /// <param name="request">The request.</param>
    /// <param name="idempotencyKey">Same key and body within 24 h: the same answer again. Null: none.</param>
    /// <param name="cancel">Cancels.</param>
    public Task<FilingOutcome> FileAsync(NewRequest request, string? idempotencyKey, CancellationToken cancel) =>
        FileAsync(request, idempotencyKey, entered: null, instructedBy: null, cancel);

    /// <summary>The same for what a controller has its processor do, us: it has settled the identity (Art. 28(3)(a) and (e)).</summary>
    /// <param name="request">Its activities are those processed for this controller.</param>
    /// <param name="controller">Id among the recipients of the register.</param>
    /// <param name="cancel">Cancels.</param>
    /// <remarks>Joins the transaction of this scope's <see cref="OfficeDb"/> where there is one.</remarks>
    internal Task<FilingOutcome> InstructAsync(NewRequest request, string controller, CancellationToken cancel) =>
        FileAsync(request, idempotencyKey: null, entered: null, controller, cancel);

    /// <summary>The same for what staff enter: a letter, a call, a visit, a mail, a line of a file. The time limit runs from the day of receipt (GDPR Art. 12(3)).</summary>
    /// <param name="request">The request.</param>
    /// <param name="entered">When it was received, who enters it, and the files that came with it.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="idempotencyKey">As in <see cref="FileAsync(NewRequest, string?, CancellationToken)"/>.</param>
    /// <remarks>Joins the transaction of this scope's <see cref="OfficeDb"/> where there is one.</remarks>
    public Task<FilingOutcome> EnterAsync(NewRequest request, StaffEntry entered, CancellationToken cancel, string? idempotencyKey = null) =>
        FileAsync(request, idempotencyKey, entered, instructedBy: null, cancel);

    /// <summary>What is wrong with it, by field; nothing is stored.</summary>
    public IReadOnlyDictionary<string, string> Check(NewRequest request, StaffEntry entered) =>
        EntryValidation.Check(validation.Check(request), entered, Today(request));

    private async Task<FilingOutcome> FileAsync(NewRequest request, string? idempotencyKey, StaffEntry? entered, string? instructedBy, CancellationToken cancel)
    {
        var errors = entered is null ? validation.Check(request) : Check(request, entered);
        if (errors.Count > 0)
        {
            return new FilingRefused(errors);
        }

        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        if (idempotencyKey is not null && await answers.FindAsync(idempotencyKey, request, cancel) is { } earlier)
        {
            return earlier;
        }

        return new Filed(await StoreAsync(request, idempotencyKey, entered, instructedBy, own, cancel));
    }

    // Two round trips, of which the second commits, unless there is more to write than the request.
    private async Task<FiledRequest> StoreAsync(NewRequest request, string? idempotencyKey, StaffEntry? entered, string? instructedBy, IDbContextTransaction? own, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant().AsStored();
        var controller = Controller(request);
        var establishment = Establishment(controller);
        var today = DeadlineCalculator.DayOfReceipt(now, establishment);
        var receivedOn = entered?.ReceivedOn ?? today;
        var content = RequestReading.Content(request, RandomCode.Tracking());
        var samePerson = index.SamePerson(content.Subject);
        var (key, wrapped, reference, related) = await ground.TakeAsync(receivedOn.Year, samePerson, cancel);
        var row = new RequestRow
        {
            Id = Guid.CreateVersion7(),
            Reference = reference,
            TrackingCodeHash = hash.Of(TrackingPurpose, content.TrackingCode),
            Content = cipher.SealJson(key, content, Purpose.Request),
            ReceivedAt = receivedOn == today ? now : receivedOn.AtStartOfDayInZone(DateTimeZoneProviders.Tzdb[ZoneTime.Of(establishment)]).ToInstant(),
            Channel = request.Channel ?? "api",
            Language = request.Language ?? "fr",
            Controller = controller.Id,
        };
        await using var batch = OfficeBatch.In(db);
        Write(batch, row, wrapped, [.. index.Rows(row.Id, content.Subject)]);
        var states = RequestReading.Cases(request, content, row, establishment, receivedOn, related);
        List<FiledCase> cases = [];
        foreach (var state in states)
        {
            var initial = instructedBy is null ? state : state with { InstructedBy = instructedBy, Identity = IdentityStatus.Settled };
            cases.Add(await opener.OpenAsync(batch, row, key, initial, entered?.ForAudit(row.Channel), now, cancel));
        }

        var filed = new FiledRequest(row.Reference, content.TrackingCode, row.ReceivedAt, cases);
        if (idempotencyKey is not null)
        {
            answers.Keep(batch, idempotencyKey, request, filed);
        }

        var more = related.Count > 0 || entered is { Files.Count: > 0 };
        if (own is not null && !more)
        {
            batch.Commit();
        }

        await batch.ExecuteAsync(cancel);
        if (more)
        {
            await StoreMoreAsync(row, key, states, related, entered, cancel);
            await (own?.CommitAsync(cancel) ?? Task.CompletedTask);
        }

        return filed;
    }

    private async Task StoreMoreAsync(RequestRow row, DataKey key, IReadOnlyList<CaseState> states, IReadOnlyList<RelatedCase> related, StaffEntry? entered, CancellationToken cancel)
    {
        if (entered is { Files.Count: > 0 })
        {
            db.AddRange(files.Rows(row.Id, key, entered));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        await opener.TellAsync(related, states, cancel);
    }

    private static void Write(OfficeBatch batch, RequestRow row, byte[] wrappedKey, SearchTokenRow[] tokens)
    {
        batch.Say(
            "INSERT INTO requests (id, reference, tracking_code_hash, content, received_at, channel, language, controller, sample) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            row.Id, row.Reference, row.TrackingCodeHash, row.Content, row.ReceivedAt, row.Channel, row.Language, row.Controller, row.Sample);
        batch.Say("INSERT INTO case_keys (request_id, wrapped_key) VALUES ($1, $2)", row.Id, wrappedKey);
        batch.Say(
            "INSERT INTO search_tokens (request_id, token_hash, same_person) SELECT $1, * FROM unnest($2::bytea[], $3::boolean[])",
            row.Id, tokens.Select(one => one.TokenHash).ToArray(), tokens.Select(one => one.SamePerson).ToArray());
    }

    private LocalDate Today(NewRequest request) => DeadlineCalculator.DayOfReceipt(clock.GetCurrentInstant(), Establishment(Controller(request)));

    // A controller that is not known is said with the other errors.
    private Controller Controller(NewRequest request) =>
        policy.Controller(request.Controller ?? policy.Organisation.Controllers[0].Id) ?? policy.Organisation.Controllers[0];

    private Establishment Establishment(Controller controller) => controller.Establishment ?? policy.Organisation.Establishment;
}
