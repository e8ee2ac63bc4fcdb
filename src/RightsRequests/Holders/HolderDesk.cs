using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Figures;
using RightsRequests.Identity;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>The door by which answers of data holders come in. Whatever arrives is kept: accepted, or as an incident.</summary>
public sealed class HolderDesk(OfficeDb db, ContentCipher cipher, CaseVault vault, CaseDesk desk, ContentStore contents, HolderTrustDesk trust, Policy policy, IClock clock)
{
    private const string CategoryNotAsked = "La réponse, qui a été prise, a des données d’une catégorie qui n’était pas demandée. / The answer, which was taken, has data of a category that was not asked.";

    private readonly AskedQueries queries = new(db, cipher);

    /// <summary>Takes one message; when this returns it is stored and may be acknowledged.</summary>
    /// <param name="body">As it came.</param>
    /// <param name="userId">The sender, which the transport itself checked: broker user, or whose key it is. Must be the holder's id.</param>
    /// <param name="correlationId">The query's id, for messages whose body cannot be read.</param>
    /// <param name="cancel">Cancels.</param>
    public Task<AnswerArrival> AnswerArrivedAsync(ReadOnlyMemory<byte> body, string? userId, string? correlationId, CancellationToken cancel) =>
        AnswerArrivedAsync(new(body.ToArray(), userId, correlationId), cancel);

    /// <summary>The same, with the trace that it bore.</summary>
    public async Task<AnswerArrival> AnswerArrivedAsync(ArrivedMessage message, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var arrival = (await TakeAsync([message], replay: "", cancel))[0];
        if (own is not null)
        {
            await own.CommitAsync(cancel);
        }

        Count(message.UserId, arrival);
        return arrival;
    }

    /// <summary>Takes several messages in one transaction, all or none: who hands them over takes them one by one where this fails.</summary>
    public async Task AnswersArrivedAsync(IReadOnlyList<ArrivedMessage> messages, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var arrivals = await TakeAsync(messages, replay: "", cancel);
        await transaction.CommitAsync(cancel);
        foreach (var (message, arrival) in messages.Zip(arrivals))
        {
            Count(message.UserId, arrival);
        }
    }

    private void Count(string? userId, AnswerArrival arrival) =>
        OfficeMeter.HolderAnswered(policy.HolderById(userId ?? "")?.Id ?? "-", arrival switch { AnswerAccepted => "accepted", AnswerRefused => "refused", _ => "contradicts" });

    /// <summary>A holder reached for what is another's: kept as an incident.</summary>
    /// <param name="holder">Whose key it was.</param>
    /// <param name="reason">What it tried, by ids alone.</param>
    /// <param name="cancel">Cancels.</param>
    public Task MisusedAsync(string holder, string reason, CancellationToken cancel) =>
        RefuseAsync(new([], holder, null), null, holder, reason, replay: "", cancel);

    /// <summary>Takes a kept message in once more, as it came. Joins the caller's transaction, else makes its own.</summary>
    /// <param name="replay">Names the replay: a message still wrong is a new incident for each.</param>
    internal async Task ReplayAsync(ArrivedMessage message, string replay, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        await TakeAsync([message], replay, cancel);
        if (own is not null)
        {
            await own.CommitAsync(cancel);
        }
    }

    private async Task<IReadOnlyList<AnswerArrival>> TakeAsync(IReadOnlyList<ArrivedMessage> messages, string replay, CancellationToken cancel)
    {
        var read = messages.Select(ReadMessage.Of).ToList();
        var asked = await queries.LockAsync(read.Select(one => one.QueryId).OfType<Guid>().Distinct().ToList(), cancel);
        List<AnswerArrival> arrivals = [];
        foreach (var one in read)
        {
            using var span = OfficeTrace.Answer(one.Message.UserId, one.Message.Trace);
            var query = one.QueryId is { } id ? asked.GetValueOrDefault(id) : null;
            arrivals.Add(one.Reading switch
            {
                AnswerReading.Valid { Answer: var answer } => await TakeAsync(one.Message, answer, query, replay, cancel),
                AnswerReading.Invalid { Reason: var fault } => await RefuseAsync(one.Message, query, one.Message.UserId, $"La réponse n’est pas valide ; la faute, en anglais pour le service : {fault}. / The answer is not valid: {fault}.", replay, cancel),
                var other => throw new InvalidOperationException($"No rule for {other.GetType().Name}."),
            });
        }

        return arrivals;
    }

    private async Task<AnswerArrival> TakeAsync(ArrivedMessage message, RightsAnswer answer, AskedQuery? query, string replay, CancellationToken cancel)
    {
        if (RightsCheck.IsOne(answer.QueryId))
        {
            // A holder is being tried out: `holder check` reads its own copy, and no case is concerned.
            return new AnswerAccepted();
        }

        if (query is null)
        {
            return await RefuseAsync(message, null, message.UserId, "La réponse nomme une question que personne n’a posée. / The answer names a query that nobody asked.", replay, cancel);
        }

        var asked = query.Asked;
        var content = answer.Content is { } named ? await contents.FindAsync(query.QueryId, named, cancel) : null;
        var fault =
            asked is null ? "Le dossier ne pose plus cette question. / The case no longer asks this query."
            : message.UserId != answer.Holder ? "L’expéditeur n’est pas le service que la réponse nomme. / The sender is not the holder that the answer names."
            : answer.Holder != query.Holder ? "Cette question n’a pas été posée à ce service. / The holder was not asked this query."
            : answer.Content is not null && content is null ? "Le contenu de la réponse n’a pas été déposé, ou n’est pas celui qu’elle nomme. / The content of the answer was not uploaded, or is not what the answer names."
            : answer.Records.Any(record => !asked.Activities.Contains(record.Activity)) ? "La réponse parle d’un traitement qui n’était pas demandé. / The answer speaks of an activity that was not asked."
            : AnswerResults.ActionNotAsked(asked.Action, answer);
        return fault is null
            ? await AcceptAsync(message, query, answer, content, cancel)
            : await RefuseAsync(message, query, query.Holder, fault, replay, cancel);
    }

    private async Task<AnswerArrival> AcceptAsync(ArrivedMessage message, AskedQuery query, RightsAnswer answer, HolderContentRow? uploaded, CancellationToken cancel)
    {
        var hash = AnswerFingerprint.Of(answer);
        await KeepAsync(message, query, hash, cancel);
        // The case itself tells the same answer once more from one that contradicts it.
        var before = query.Case.State.Incidents.Count;
        var result = AnswerResults.Of(answer, uploaded);
        if (query.Asked is { Compares: true })
        {
            result = result with { Matches = IdentityMatching.Of((await vault.OpenAsync(query.Case.Id, cancel)).Content.Subject, answer) };
        }

        var decision = await desk.HandleAsync(
            query.Case.Id,
            new HolderAnswered($"answer/{query.QueryId:N}/{hash}", query.QueryId, answer.Holder, hash, result),
            cancel);
        query.Case.Take(decision);
        if (uploaded is not null)
        {
            await contents.NameAsync(uploaded, cancel);
        }

        var raised = decision is Applied { State: var now } && now.Incidents.Count > before ? now.Incidents[^1].Reason : null;
        if (await TellOfCategoriesAsync(query, answer, uploaded, hash, cancel) || raised is not null)
        {
            await trust.JudgeAsync(query.Holder, cancel);
        }

        // What a holder reports as failed or refused is an incident too, and is accepted all the same.
        return raised is not null && answer.Outcome is not (AnswerOutcome.Failed or AnswerOutcome.Refused)
            ? new AnswerContradicts(raised)
            : new AnswerAccepted();
    }

    private async Task KeepAsync(ArrivedMessage message, AskedQuery query, string hash, CancellationToken cancel)
    {
        await using var batch = OfficeBatch.In(db);
        batch.Say(
            "INSERT INTO holder_answers (id, query_id, case_id, holder, received_at, content, hash) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
            Guid.CreateVersion7(), query.QueryId, query.Case.Id, query.Holder, clock.GetCurrentInstant(), cipher.Seal(query.Case.Key, message.Body, Purpose.Answer), hash);
        QueryShelf.Remove(batch, query.QueryId);
        await batch.ExecuteAsync(cancel);
    }

    // What the person's data turn out to be is not kept from them: the answer is taken, and a person looks why the register did not know.
    private async Task<bool> TellOfCategoriesAsync(AskedQuery query, RightsAnswer answer, HolderContentRow? uploaded, string hash, CancellationToken cancel)
    {
        var asked = query.Asked!;
        var known = QueryWriter.Categories(policy, query.Holder, asked.Activities);
        if (asked.Transport == Transport.Person || known.Count == 0 || !(uploaded?.Categories ?? answer.Records.Select(record => record.Category)).Except(known).Any())
        {
            return false;
        }

        await ReportAsync(query, new($"category/{query.QueryId:N}/{hash}", CategoryNotAsked, query.Holder, EffectKey: null), cancel);
        return true;
    }

    private async Task<AnswerRefused> RefuseAsync(ArrivedMessage message, AskedQuery? query, string? holder, string reason, string replay, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(message.Body));
        // Once for each time of asking: a holder that was asked again and says the same wrong thing is told of again.
        var attempt = query?.Asked?.Attempt ?? 0;
        var id = StableId.Of(query?.QueryId ?? Guid.Empty, "incident", hash, message.UserId ?? "", reason, replay, attempt.ToString(CultureInfo.InvariantCulture));
        var key = query?.Case.Key ?? cipher.Office;
        var content = cipher.SealJson(key, message, Purpose.Incident);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO incidents (id, case_id, holder, sender, reason, content, at, open)
            VALUES ({id}, {query?.Case.Id}, {holder}, {message.UserId}, {reason}, {content}, {clock.GetCurrentInstant()}, true)
            ON CONFLICT DO NOTHING
            """,
            cancel);
        if (query is not null)
        {
            await ReportAsync(query, new($"incident/{id:N}", reason, holder, EffectKey: null, id), cancel);
        }

        await trust.JudgeAsync(message.UserId, cancel);
        return new(reason);
    }

    private async Task ReportAsync(AskedQuery query, IncidentReported incident, CancellationToken cancel) =>
        query.Case.Take(await desk.HandleAsync(query.Case.Id, incident, cancel));
}
