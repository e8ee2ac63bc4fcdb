using NodaTime;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>The door by which requests come in.</summary>
public sealed class IntakeDesk
{
    private readonly OfficeDb db;
    private readonly CaseOpener opener;
    private readonly FilingGroup group;
    private readonly FilingsTogether together;
    private readonly RequestValidation validation;
    private readonly SearchIndex index;
    private readonly IdempotentAnswers answers;
    private readonly Policy policy;
    private readonly IClock clock;

    internal IntakeDesk(OfficeDb db, CaseOpener opener, FilingGroup group, FilingsTogether together, RequestValidation validation, SearchIndex index, IdempotentAnswers answers, Policy policy, IClock clock)
    {
        this.db = db;
        this.opener = opener;
        this.group = group;
        this.together = together;
        this.validation = validation;
        this.index = index;
        this.answers = answers;
        this.policy = policy;
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

        var now = clock.GetCurrentInstant().AsStored();
        var controller = Controller(request);
        var establishment = policy.EstablishmentOf(controller.Id);
        var content = RequestReading.Content(request, RandomCode.Tracking());
        var one = new Filing(request, content, controller, establishment, now, entered?.ReceivedOn ?? DeadlineCalculator.DayOfReceipt(now, establishment))
        {
            SamePerson = index.SamePerson(content.Subject),
            Key = idempotencyKey is null ? null : answers.HashOf(idempotencyKey),
            Entered = entered,
            InstructedBy = instructedBy,
        };
        var opened = opener.Open(one, ContentCipher.NewDataKey(), RandomCode.Reference(one.ReceivedOn.Year), related: []);
        // What brings files, or belongs to more than itself, is written by itself.
        var outcome = db.Database.CurrentTransaction is null && entered is not { Files.Count: > 0 } ? await together.DoAsync(opened, cancel) : null;
        return outcome ?? (await group.FileAsync([opened], wait: true, cancel))[0]!;
    }

    private LocalDate Today(NewRequest request) => DeadlineCalculator.DayOfReceipt(clock.GetCurrentInstant(), policy.EstablishmentOf(Controller(request).Id));

    // A controller that is not known is said with the other errors.
    private Controller Controller(NewRequest request) =>
        policy.Controller(request.Controller ?? policy.Organisation.Controllers[0].Id) ?? policy.Organisation.Controllers[0];
}
