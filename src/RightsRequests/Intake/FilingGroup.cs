using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>Stores requests and opens one case per right of each. Joins the caller's transaction, else makes its own, of two round trips: what is read, then what is written with its commit.</summary>
internal sealed class FilingGroup(OfficeDb db, ContentCipher cipher, FilingGround ground, KeyedHash hash, SearchIndex index, CaseOpener opener, CaseWriter writer, IdempotentAnswers answers, FileStore files)
{
    /// <summary>All or none, where the transaction is its own.</summary>
    /// <param name="all">Of different persons, under different idempotency keys.</param>
    /// <param name="wait">For what another transaction holds; where false, what has to wait, or concerns more than itself, comes out as null.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<FilingOutcome?>> FileAsync(IReadOnlyList<Filing> all, bool wait, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var grounds = await ground.TakeAsync(all, wait, cancel);
        var outcomes = new FilingOutcome?[all.Count];
        List<Opened> opened = [];
        for (var at = 0; at < outcomes.Length; at++)
        {
            if (grounds[at] is { } found)
            {
                outcomes[at] = found.Repeated ? await answers.FindAsync(all[at].Key!, all[at].Request, cancel) : null;
                if (outcomes[at] is null)
                {
                    opened.Add(await OpenAsync(at, all[at], found, cancel));
                }
            }
        }

        if (opened.Count > 0)
        {
            await WriteAsync(opened, own, cancel);
        }

        opened.ForEach(one => outcomes[one.At] = new Filed(one.Request));
        return outcomes;
    }

    private async Task<Opened> OpenAsync(int at, Filing one, Ground found, CancellationToken cancel)
    {
        var today = DeadlineCalculator.DayOfReceipt(one.At, one.Establishment);
        var row = new RequestRow
        {
            Id = Guid.CreateVersion7(),
            Reference = found.Reference,
            TrackingCodeHash = hash.Of(IntakeDesk.TrackingPurpose, one.Content.TrackingCode),
            Content = cipher.SealJson(found.Key, one.Content, Purpose.Request),
            ReceivedAt = one.ReceivedOn == today ? one.At : one.ReceivedOn.AtStartOfDayInZone(DateTimeZoneProviders.Tzdb[ZoneTime.Of(one.Establishment)]).ToInstant(),
            Channel = one.Request.Channel ?? "api",
            Language = one.Request.Language ?? "fr",
            Controller = one.Controller.Id,
        };
        List<Written> cases = [];
        var before = Activity.Current;
        Activity.Current = one.Cause;
        try
        {
            foreach (var state in RequestReading.Cases(one.Request, one.Content, row, one.Establishment, one.ReceivedOn, found.Open))
            {
                var initial = one.InstructedBy is null ? state : state with { InstructedBy = one.InstructedBy, Identity = IdentityStatus.Settled };
                cases.Add(await opener.OpenAsync(row, found.Key, initial, one.Entered?.ForAudit(row.Channel), one.At, cancel));
            }
        }
        finally
        {
            Activity.Current = before;
        }

        return new(at, one, found, row, cases);
    }

    private async Task WriteAsync(List<Opened> all, IDbContextTransaction? own, CancellationToken cancel)
    {
        await using var batch = OfficeBatch.In(db);
        Write(batch, all);
        var more = all.Any(one => one.Found.Open.Count > 0 || one.Of.Entered is { Files.Count: > 0 });
        if (own is not null && !more)
        {
            batch.Commit();
        }

        await batch.ExecuteAsync(cancel);
        if (more)
        {
            foreach (var one in all)
            {
                await WriteMoreAsync(one, cancel);
            }

            await (own?.CommitAsync(cancel) ?? Task.CompletedTask);
        }
    }

    private void Write(OfficeBatch batch, List<Opened> all)
    {
        batch.Say(
            "INSERT INTO requests (id, reference, tracking_code_hash, content, received_at, channel, language, controller, sample) SELECT *, false FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[], $5::timestamptz[], $6::text[], $7::text[], $8::text[])",
            all.Column(one => one.Row.Id), all.Column(one => one.Row.Reference), all.Column(one => one.Row.TrackingCodeHash), all.Column(one => one.Row.Content), all.Column(one => one.Row.ReceivedAt), all.Column(one => one.Row.Channel), all.Column(one => one.Row.Language), all.Column(one => one.Row.Controller));
        batch.Say("INSERT INTO case_keys (request_id, wrapped_key) SELECT * FROM unnest($1::uuid[], $2::bytea[])", all.Column(one => one.Row.Id), all.Column(one => one.Found.Wrapped));
        List<SearchTokenRow> tokens = [.. all.SelectMany(one => index.Rows(one.Row.Id, one.Of.Content.Subject))];
        batch.Say(
            "INSERT INTO search_tokens (request_id, token_hash, same_person) SELECT * FROM unnest($1::uuid[], $2::bytea[], $3::boolean[])",
            tokens.Column(one => one.RequestId), tokens.Column(one => one.TokenHash), tokens.Column(one => one.SamePerson));
        writer.Write(batch, [.. all.SelectMany(one => one.Cases)]);
        foreach (var one in all)
        {
            if (one.Of.Key is { } key)
            {
                answers.Keep(batch, key, one.Of.Request, one.Request);
            }
        }
    }

    private async Task WriteMoreAsync(Opened one, CancellationToken cancel)
    {
        if (one.Of.Entered is { Files.Count: > 0 } entered)
        {
            db.AddRange(files.Rows(one.Row.Id, one.Found.Key, entered));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        await opener.TellAsync(one.Found.Open, [.. one.Cases.Select(opened => opened.Applied.State)], cancel);
    }

    private sealed record Opened(int At, Filing Of, Ground Found, RequestRow Row, IReadOnlyList<Written> Cases)
    {
        // Once its cases are written down: their rows have no last day before.
        public FiledRequest Request => new(Row.Reference, Of.Content.TrackingCode, Row.ReceivedAt, [.. Cases.Select(one => new FiledCase(one.Row.Id, one.Row.Right, one.Row.Due))]);
    }
}
