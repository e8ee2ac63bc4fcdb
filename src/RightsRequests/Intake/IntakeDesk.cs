using System.Text.Json;
using Microsoft.EntityFrameworkCore;
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
    private readonly KeyedHash hash;
    private readonly RequestValidation validation;
    private readonly SearchIndex index;
    private readonly CaseOpener opener;
    private readonly IdempotentAnswers answers;
    private readonly Policy policy;
    private readonly IClock clock;

    internal IntakeDesk(OfficeDb db, ContentCipher cipher, KeyedHash hash, RequestValidation validation, SearchIndex index, CaseOpener opener, IdempotentAnswers answers, Policy policy, IClock clock)
    {
        this.db = db;
        this.cipher = cipher;
        this.hash = hash;
        this.validation = validation;
        this.index = index;
        this.opener = opener;
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
    public async Task<FilingOutcome> FileAsync(NewRequest request, string? idempotencyKey, CancellationToken cancel)
    {
        var errors = validation.Check(request);
        if (errors.Count > 0)
        {
            return new FilingRefused(errors);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (idempotencyKey is not null && await answers.FindAsync(idempotencyKey, request, cancel) is { } earlier)
        {
            return earlier;
        }

        var filed = await StoreAsync(request, cancel);
        if (idempotencyKey is not null)
        {
            await answers.KeepAsync(idempotencyKey, request, filed, cancel);
        }

        await transaction.CommitAsync(cancel);
        return new Filed(filed);
    }

    private async Task<FiledRequest> StoreAsync(NewRequest request, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        now = Instant.FromUnixTimeTicks(now.ToUnixTimeTicks() / 10 * 10);
        var controller = policy.Controller(request.Controller ?? policy.Organisation.Controllers[0].Id)!;
        var establishment = controller.Establishment ?? policy.Organisation.Establishment;
        var receivedOn = DeadlineCalculator.DayOfReceipt(now, establishment);
        var content = RequestReading.Content(request, RandomCode.Tracking());
        var key = ContentCipher.NewDataKey();
        var row = new RequestRow
        {
            Id = Guid.CreateVersion7(),
            Reference = await NewReferenceAsync(receivedOn.Year, cancel),
            TrackingCodeHash = hash.Of(TrackingPurpose, content.TrackingCode),
            Content = cipher.SealJson(key, content, Purpose.Request),
            ReceivedAt = now,
            Channel = request.Channel ?? "api",
            Language = request.Language ?? "fr",
            Controller = controller.Id,
        };
        var samePerson = index.SamePerson(content.Subject);
        var related = await opener.RelatedAsync(samePerson, cancel);
        db.Add(row);
        db.Add(new DataKeyRow { RequestId = row.Id, WrappedKey = cipher.Wrap(key) });
        db.AddRange(index.Rows(row.Id, content.Subject));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        var states = RequestReading.Cases(request, content, row, establishment, receivedOn, related);
        List<FiledCase> cases = [];
        foreach (var state in states)
        {
            cases.Add(await opener.OpenAsync(row, key, state, now, cancel));
        }

        await opener.TellAsync(related, states, cancel);

        return new(row.Reference, content.TrackingCode, now, cases);
    }

    private async Task<string> NewReferenceAsync(int year, CancellationToken cancel)
    {
        while (true)
        {
            var reference = RandomCode.Reference(year);
            if (!await db.Requests.AnyAsync(row => row.Reference == reference, cancel))
            {
                return reference;
            }
        }
    }
}
