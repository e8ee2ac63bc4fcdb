using System.Text.Json;
using Microsoft.Extensions.Logging;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Answers a query from a holder's database, and hands the answer in at the door of all answers.</summary>
/// <remarks>While the database is away the effect waits, without a failed try; after an hour a person is told.</remarks>
internal sealed class SqlDelivery(SqlAnswerer answerer, HolderDesk desk, IClock clock, ILogger<SqlDelivery> log)
{
    private static readonly Duration ToldAfter = Duration.FromHours(1);
    private static readonly BilingualText Unreadable = new("Une valeur en JSON ne peut entrer dans une réponse : un champ y est deux fois", "A value in JSON cannot stand in an answer: a field is there twice");

    /// <exception cref="EffectWaitsException">The database is away.</exception>
    public async Task AnswerAsync(Holder holder, AskHolder ask, RightsQuery query, CancellationToken cancel)
    {
        var reply = await ReplyAsync(holder, ask, query, cancel);
        foreach (var step in reply.Steps)
        {
            log.LogInformation(
                "Query {Query} of {Reference}, {Action}: {Holder} {Step} found {Found} rows and changed {Changed}",
                query.QueryId, query.Reference, query.Action, holder.Id, step.Name, step.Found, step.Changed);
        }

        await desk.AnswerArrivedAsync(Body(holder, query, reply), holder.Id, query.QueryId, cancel);
    }

    private async Task<SqlReply> ReplyAsync(Holder holder, AskHolder ask, RightsQuery query, CancellationToken cancel)
    {
        try
        {
            return await answerer.AnswerAsync(holder, query, trial: false, cancel);
        }
        catch (SqlAwayException away)
        {
            throw new EffectWaitsException(News(holder, ask), away);
        }
    }

    /// <summary>What the case must know while the database is away; null until an hour has gone by.</summary>
    public IncidentReported? News(Holder holder, AskHolder ask) => clock.GetCurrentInstant() - ask.AskedAt >= ToldAfter
        ? new($"sql-away/{ask.Key}", "La base de données du service est hors d’atteinte ; la question l’attend. / The database of the holder cannot be reached; the query waits for it.", holder.Id, EffectKey: null)
        : null;

    private static byte[] Body(Holder holder, RightsQuery query, SqlReply reply)
    {
        var (body, fault) = Written(holder, query, reply);
        return fault is null ? body : Written(holder, query, SqlReply.Failed($"{fault.Fr} ; rien n'a été coupé, il faut une personne. / {fault.En}; nothing was cut off, a person is needed.")).Body;
    }

    // A database may hold JSON that no answer may: with a field twice, for one. Told as what it is, and not as an answer of ours that nobody can read.
    private static (byte[] Body, BilingualText? Fault) Written(Holder holder, RightsQuery query, SqlReply reply)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Answer(holder, query, reply), RightsJson.Options);
        return body.Length > RightsLimits.AnswerBytes ? (body, new($"Plus de {RightsLimits.AnswerBytes} octets : trop pour une réponse", $"More than {RightsLimits.AnswerBytes} bytes: too much for an answer"))
            : (body, AnswerReader.Read(body) is AnswerReading.Invalid ? Unreadable : null);
    }

    private static RightsAnswer Answer(Holder holder, RightsQuery query, SqlReply reply) => new()
    {
        QueryId = query.QueryId,
        Holder = holder.Id,
        Outcome = reply.Outcome,
        Reason = reply.Reason,
        Records = reply.Records,
        Actions = reply.Actions,
    };
}
