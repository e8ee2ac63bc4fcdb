using Microsoft.EntityFrameworkCore.Storage;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>Stores requests with their cases. Joins the caller's transaction, else makes its own, of two round trips: what is read, then what is written with its commit.</summary>
internal sealed class FilingGroup(OfficeDb db, FilingGround ground, CaseOpener opener, ProcedureArchive procedures, IdempotentAnswers answers, CaseMover mover, Policy policy, FileStore files)
{
    /// <summary>All or none, where the transaction is its own.</summary>
    /// <param name="all">Of different persons, under different idempotency keys.</param>
    /// <param name="wait">For what another transaction holds; where false, what has to wait, or is not as it was opened, comes out as null.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<FilingOutcome?>> FileAsync(IReadOnlyList<OpenedRequest> all, bool wait, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var grounds = await ground.TakeAsync(all, wait, cancel);
        var outcomes = new FilingOutcome?[all.Count];
        List<(OpenedRequest One, byte[] WrappedKey)> stored = [];
        for (var at = 0; at < outcomes.Length; at++)
        {
            if (grounds[at] is { } found)
            {
                outcomes[at] = found.Repeated ? await answers.FindAsync(all[at].Of.Key!, all[at].Of.Request, cancel)
                    : found.Stored ? new Filed(all[at].Filed)
                    : null;
                if (outcomes[at] is null)
                {
                    var one = found.Fits(all[at]) ? all[at] : opener.Open(all[at].Of, all[at].Key, found.Reference, found.Related);
                    stored.Add((one, found.WrappedKey));
                    outcomes[at] = new Filed(one.Filed);
                }
            }
        }

        if (stored.Count > 0)
        {
            await WriteAsync(stored, own, cancel);
        }

        return outcomes;
    }

    private async Task WriteAsync(List<(OpenedRequest One, byte[] WrappedKey)> all, IDbContextTransaction? own, CancellationToken cancel)
    {
        foreach (var right in all.SelectMany(one => one.One.Cases).Select(one => one.Applied.State.Right).Distinct())
        {
            await procedures.KeepAsync(policy.Procedures[right], cancel);
        }

        await using var batch = OfficeBatch.In(db);
        Write(batch, all);
        var more = all.Any(one => one.One.Related.Count > 0 || one.One.Of.Entered is { Files.Count: > 0 });
        if (own is not null && !more)
        {
            batch.Commit();
        }

        await batch.ExecuteAsync(cancel);
        if (more)
        {
            foreach (var (one, _) in all)
            {
                await WriteFilesAsync(one, cancel);
                await TellAsync(one, cancel);
            }

            await (own?.CommitAsync(cancel) ?? Task.CompletedTask);
        }
    }

    private static void Write(OfficeBatch batch, List<(OpenedRequest One, byte[] WrappedKey)> all)
    {
        var requests = all.Column(one => one.One.Row);
        batch.Say(
            "INSERT INTO requests (id, reference, tracking_code_hash, content, received_at, channel, language, controller, sample) SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::boolean[])",
            requests.Column(one => one.Id), requests.Column(one => one.Reference), requests.Column(one => one.TrackingCodeHash), requests.Column(one => one.Content), requests.Column(one => one.ReceivedAt), requests.Column(one => one.Channel), requests.Column(one => one.Language), requests.Column(one => one.Controller), requests.Column(one => one.Sample));
        batch.Say("INSERT INTO case_keys (request_id, wrapped_key) SELECT * FROM unnest($1::uuid[], $2::bytea[])", requests.Column(one => one.Id), all.Column(one => one.WrappedKey));
        List<SearchTokenRow> tokens = [.. all.SelectMany(one => one.One.Tokens)];
        batch.Say(
            "INSERT INTO search_tokens (request_id, token_hash, same_person) SELECT * FROM unnest($1::uuid[], $2::bytea[], $3::boolean[])",
            tokens.Column(one => one.RequestId), tokens.Column(one => one.TokenHash), tokens.Column(one => one.SamePerson));
        CaseWriter.Write(batch, [.. all.SelectMany(one => one.One.Cases)]);
        IdempotentAnswers.Keep(batch, [.. all.Select(one => one.One.Answer).OfType<IdempotencyKeyRow>()]);
    }

    private async Task WriteFilesAsync(OpenedRequest one, CancellationToken cancel)
    {
        if (one.Of.Entered is { Files.Count: > 0 } entered)
        {
            db.AddRange(files.Rows(one.Row.Id, one.Key, entered));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    // The cases that were open before: an erasure waits for an access.
    private async Task TellAsync(OpenedRequest one, CancellationToken cancel)
    {
        foreach (var other in one.Related.OrderBy(related => related.Id))
        {
            foreach (var state in one.Cases.Select(opened => opened.Applied.State))
            {
                await mover.MoveAsync(other.Id, new RelatedCaseOpened($"related-opened/{state.Id:N}", new(state.Id, state.Right, Open: true)), seenVersions: null, cancel);
            }
        }
    }
}
