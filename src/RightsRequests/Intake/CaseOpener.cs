using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.Figures;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>Opens a request and its cases, as they are written down if nobody knows better. Asks nobody.</summary>
internal sealed class CaseOpener(ContentCipher cipher, KeyedHash hash, SearchIndex index, IdempotentAnswers answers, Policy policy, CaseWriter writer)
{
    /// <param name="one">What came in.</param>
    /// <param name="key">The request's own.</param>
    /// <param name="reference">Its reference.</param>
    /// <param name="related">Other open cases of the same person.</param>
    public OpenedRequest Open(Filing one, DataKey key, string reference, IReadOnlyList<RelatedCase> related)
    {
        var today = DeadlineCalculator.DayOfReceipt(one.At, one.Establishment);
        var row = new RequestRow
        {
            Id = Guid.CreateVersion7(),
            Reference = reference,
            TrackingCodeHash = hash.Of(IntakeDesk.TrackingPurpose, one.Content.TrackingCode),
            Content = cipher.SealJson(key, one.Content, Purpose.Request),
            ReceivedAt = one.ReceivedOn == today ? one.At : one.ReceivedOn.AtStartOfDayInZone(DateTimeZoneProviders.Tzdb[ZoneTime.Of(one.Establishment)]).ToInstant(),
            Channel = one.Request.Channel ?? "api",
            Language = one.Request.Language ?? "fr",
            Controller = one.Controller.Id,
        };
        var states = RequestReading.Cases(one.Request, one.Content, row, one.Establishment, one.ReceivedOn, related);
        List<Written> cases =
        [
            .. states
                .Select(state => one.InstructedBy is null ? state : state with { InstructedBy = one.InstructedBy, Identity = IdentityStatus.Settled })
                .Select(state => Open(row, key, state, one.Entered?.ForAudit(row.Channel), one.At)),
        ];
        var filed = new FiledRequest(row.Reference, one.Content.TrackingCode, row.ReceivedAt, [.. cases.Select(opened => new FiledCase(opened.Row.Id, opened.Row.Right, opened.Row.Due))]);
        return new(one, key, row, [.. index.Rows(row.Id, one.Content.Subject, one.SamePerson)], cases, related, filed, one.Key is { } used ? answers.Row(used, one.Request, filed) : null);
    }

    private Written Open(RequestRow request, DataKey key, CaseState initial, CaseEntry? entered, Instant now)
    {
        var procedure = policy.Procedures[initial.Right];
        var row = new CaseRow
        {
            Id = initial.Id,
            RequestId = request.Id,
            Reference = initial.Reference,
            Right = initial.Right.Word(),
            State = "",
            Step = "",
            Controller = initial.Controller,
            ReceivedOn = initial.ReceivedOn,
            ProcedureHash = procedure.Hash,
            Content = [],
            OpenedAt = now,
            AuditHead = AuditChain.Start,
        };
        using var span = OfficeTrace.Event("opened", row.Id, row.Right, before: null);
        return writer.Ready(row, key, procedure, before: null, CaseMachine.Open(policy, procedure, new(initial, now, entered)), now);
    }
}

/// <summary>A request and its cases, ready to be written.</summary>
/// <param name="Of">What came in.</param>
/// <param name="Key">Its own.</param>
/// <param name="Row">Of the register.</param>
/// <param name="Tokens">By which it is found.</param>
/// <param name="Cases">One per right.</param>
/// <param name="Related">Other open cases of the person, which its own know of.</param>
/// <param name="Filed">What its sender is told.</param>
/// <param name="Answer">The same, kept under its idempotency key; null: none was given.</param>
internal sealed record OpenedRequest(Filing Of, DataKey Key, RequestRow Row, IReadOnlyList<SearchTokenRow> Tokens, IReadOnlyList<Written> Cases, IReadOnlyList<RelatedCase> Related, FiledRequest Filed, IdempotencyKeyRow? Answer);
