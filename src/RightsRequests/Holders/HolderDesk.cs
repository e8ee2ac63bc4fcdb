using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Figures;
using RightsRequests.Identity;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>The door by which answers of data holders come in. Whatever arrives is kept: accepted, or as an incident.</summary>
public sealed class HolderDesk
{
    /// <summary>Answers taken in one transaction, at most. Many, since those of one case are near each other, and their case is written once.</summary>
    public const int MostAtOnce = 96;

    private const string CategoryNotAsked = "La réponse, qui a été prise, a des données d’une catégorie qui n’était pas demandée. / The answer, which was taken, has data of a category that was not asked.";

    private readonly OfficeDb db;
    private readonly ContentCipher cipher;
    private readonly AskedQueries queries;
    private readonly CaseVault vault;
    private readonly CaseDesk desk;
    private readonly ContentStore contents;
    private readonly HolderTrustDesk trust;
    private readonly Policy policy;
    private readonly IClock clock;

    internal HolderDesk(OfficeDb db, ContentCipher cipher, AskedQueries queries, CaseVault vault, CaseDesk desk, ContentStore contents, HolderTrustDesk trust, Policy policy, IClock clock)
    {
        this.db = db;
        this.cipher = cipher;
        this.queries = queries;
        this.vault = vault;
        this.desk = desk;
        this.contents = contents;
        this.trust = trust;
        this.policy = policy;
        this.clock = clock;
    }

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
        var arrival = (await TakeAsync([message], replay: "", () => { }, cancel))[0];
        if (own is not null)
        {
            await own.CommitAsync(cancel);
        }

        Count(message.UserId, arrival);
        return arrival;
    }

    /// <summary>Takes several messages, <see cref="MostAtOnce"/> or fewer, in one transaction, all or none: who hands them over takes them one by one where this fails.</summary>
    /// <param name="messages">In the order in which they came.</param>
    /// <param name="locked">Called when the transaction has its cases: others that come after these may be handed over.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task AnswersArrivedAsync(IReadOnlyList<ArrivedMessage> messages, Action locked, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var arrivals = await TakeAsync(messages, replay: "", locked, cancel);
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
    /// <param name="reason">What it tried, in French and English, by ids alone.</param>
    /// <param name="cancel">Cancels.</param>
    public Task MisusedAsync(string holder, string reason, CancellationToken cancel) =>
        RefuseAsync(new([], holder, null), null, holder, reason, replay: "", cancel);

    /// <summary>Takes a kept message in once more, as it came. Joins the caller's transaction, else makes its own.</summary>
    /// <param name="replay">Names the replay: a message still wrong is a new incident for each.</param>
    internal async Task ReplayAsync(ArrivedMessage message, string replay, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        await TakeAsync([message], replay, () => { }, cancel);
        if (own is not null)
        {
            await own.CommitAsync(cancel);
        }
    }

    // In their order. Those that fit wait for each other, so that each case is written once; before a wrong one is told to its case they are written.
    private async Task<IReadOnlyList<AnswerArrival>> TakeAsync(IReadOnlyList<ArrivedMessage> messages, string replay, Action locked, CancellationToken cancel)
    {
        var read = messages.Select(ReadMessage.Of).ToList();
        var asked = await queries.LockAsync(read, cancel);
        locked();
        var arrivals = new AnswerArrival[read.Count];
        List<Activity> spans = [];
        List<AnswerInHand> taken = [];
        var at = Activity.Current;
        try
        {
            for (var place = 0; place < read.Count; place++)
            {
                var one = read[place];
                var query = one.QueryId is { } id ? asked.GetValueOrDefault(id) : null;
                Activity.Current = at;
                if (OfficeTrace.Answer(one.Message.UserId, one.Message.Trace) is { } span)
                {
                    spans.Add(span);
                }

                switch (one.Reading)
                {
                    case AnswerReading.Invalid { Reason: var fault }:
                        arrivals[place] = await RefusedAsync(one.Message, query, one.Message.UserId, NotValid(AnswerFaults.Of(fault)));
                        break;
                    case AnswerReading.Valid { Answer: var answer } when RightsCheck.IsOne(answer.QueryId):
                        // A holder is being tried out: `holder check` reads its own copy, and no case is concerned.
                        arrivals[place] = new AnswerAccepted();
                        break;
                    case AnswerReading.Valid { Answer: var answer }:
                        var content = query is not null && answer.Content is { } named ? await contents.FindAsync(query.QueryId, named, cancel) : null;
                        if (AnswerResults.Fault(one.Message, answer, query, content) is { } wrong)
                        {
                            arrivals[place] = await RefusedAsync(one.Message, query, query?.Holder ?? one.Message.UserId, wrong);
                            break;
                        }

                        taken.Add(await HoldAsync(place, one, query!, answer, content, cancel));
                        break;
                    default:
                        throw new InvalidOperationException($"No rule for {one.Reading.GetType().Name}.");
                }
            }

            await AcceptAsync(taken, arrivals, cancel);
            return arrivals;
        }
        finally
        {
            spans.ForEach(span => span.Dispose());
            Activity.Current = at;
        }

        async Task<AnswerRefused> RefusedAsync(ArrivedMessage message, AskedQuery? query, string? holder, string reason)
        {
            if (taken.Exists(other => other.Query.Case == query?.Case))
            {
                await AcceptAsync(taken, arrivals, cancel);
            }

            return await RefuseAsync(message, query, holder, reason, replay, cancel);
        }
    }

    private async Task<AnswerInHand> HoldAsync(int place, ReadMessage read, AskedQuery query, RightsAnswer answer, HolderContentRow? uploaded, CancellationToken cancel)
    {
        var result = AnswerResults.Of(answer, uploaded);
        if (query.Asked is { Compares: true })
        {
            result = result with { Matches = IdentityMatching.Of((await vault.OpenAsync(query.Case.Id, cancel)).Content.Subject, answer) };
        }

        // A holder that was asked again and says the same as before says it anew.
        var key = query.Asked is { Attempt: > 1 and var attempt } ? $"{read.EventKey}/{attempt}" : read.EventKey!;
        var answered = new HolderAnswered(key, query.QueryId, answer.Holder, read.Hash!, result);
        return new(place, read.Message, query, query.Asked!, answer, uploaded, read.Hash!, new(query.Case.Id, answered, SeenVersions: null, Ends: null));
    }

    // All that are in hand; none is afterwards.
    private async Task AcceptAsync(List<AnswerInHand> taken, AnswerArrival[] arrivals, CancellationToken cancel)
    {
        if (taken.Count == 0)
        {
            return;
        }

        await using (var batch = OfficeBatch.In(db))
        {
            var queryIds = taken.Column(one => one.Query.QueryId);
            batch.Say(
                """
                INSERT INTO holder_answers (id, query_id, case_id, holder, received_at, content, hash)
                SELECT id, query_id, case_id, holder, $7, content, hash FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bytea[], $6::text[]) AS taken (id, query_id, case_id, holder, content, hash)
                ON CONFLICT DO NOTHING
                """,
                taken.Column(_ => Guid.CreateVersion7()), queryIds, taken.Column(one => one.Query.Case.Id), taken.Column(one => one.Query.Holder),
                SideBySide.Of(taken, one => cipher.Seal(one.Query.Case.Key, one.Message.Body, Purpose.Answer)), taken.Column(one => one.Hash), clock.GetCurrentInstant());
            QueryShelf.Remove(batch, queryIds);
            await batch.ExecuteAsync(cancel);
        }

        // Whether an answer to a later asking was seen before is not known from the lock.
        var decisions = await desk.HandleAllAsync([.. taken.Select(one => one.Happening with { Locked = one.Asked.Attempt > 1 ? null : one.Query.Case.Unchanged })], cancel);
        List<(string? Incident, bool Stands)> told = [.. taken.Zip(decisions, (one, decision) => (one.Query.Case.Take(decision), one.Stands))];
        foreach (var (one, (incident, stands)) in taken.Zip(told))
        {
            arrivals[one.Place] = await AcceptedAsync(one, incident, stands, cancel);
        }

        taken.Clear();
    }

    private async Task<AnswerArrival> AcceptedAsync(AnswerInHand one, string? raised, bool stands, CancellationToken cancel)
    {
        if (one.Uploaded is { } uploaded)
        {
            await contents.NameAsync(uploaded, cancel);
        }

        if (await TellOfCategoriesAsync(one, cancel) || raised is not null)
        {
            await trust.JudgeAsync(one.Query.Holder, cancel);
        }

        return raised is not null && !stands ? new AnswerContradicts(raised) : new AnswerAccepted();
    }

    // What the person's data turn out to be is not kept from them: the answer is taken, and a person looks why the register did not know.
    private async Task<bool> TellOfCategoriesAsync(AnswerInHand one, CancellationToken cancel)
    {
        var (query, asked) = (one.Query, one.Asked);
        var known = QueryWriter.Categories(policy, query.Holder, asked.Activities);
        if (asked.Transport == Transport.Person || known.Count == 0 || !(one.Uploaded?.Categories ?? one.Answer.Records.Select(record => record.Category)).Except(known).Any())
        {
            return false;
        }

        await ReportAsync(query, new($"category/{query.QueryId:N}/{one.Hash}", CategoryNotAsked, query.Holder, EffectKey: null), cancel);
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

    private static string NotValid(BilingualText fault) => $"La réponse n’est pas valide : {fault.Fr}. / The answer is not valid: {fault.En}.";

    private async Task ReportAsync(AskedQuery query, IncidentReported incident, CancellationToken cancel) =>
        query.Case.Take(await desk.HandleAsync(query.Case.Id, incident, cancel));
}
