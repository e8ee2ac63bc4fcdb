using System.Globalization;
using System.Text.Json;
using RightsRequests.Contracts;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>What was done in a database, written down there in the same transaction: a query asked twice is done once and answered twice. Only what did not settle it is looked at anew, once a person asks again; the engine's account may insert here, not update, so that each such time has a row of its own.</summary>
internal sealed class SqlLedger(SqlSession session, string table)
{
    private const string Doing = "ledger";

    /// <summary>What was answered last, and whether it is the answer still; null where nothing was. Who asks the same at the same time waits.</summary>
    public async Task<(SqlReply Reply, bool Stands)?> FindAsync(RightsQuery query, CancellationToken cancel)
    {
        await session.RowsAsync(Doing, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text", [query.QueryId], cancel);
        List<object?> values = [AskedAt(query), query.QueryId, .. Enumerable.Range(1, query.Attempt).Select(attempt => Anew(query, attempt))];
        var keys = string.Join(", ", Enumerable.Range(2, values.Count - 1).Select(at => string.Create(CultureInfo.InvariantCulture, $"${at}")));
        var rows = await session.RowsAsync(Doing, $"SELECT answer::text, (done_at = $1)::text FROM {SqlTable.Quoted(table)} WHERE query IN ({keys}) ORDER BY done_at DESC LIMIT 1", values, cancel);
        if (rows.Count == 0)
        {
            return null;
        }

        var kept = JsonSerializer.Deserialize<KeptReply>(rows[0][0]!, RightsJson.Options)!;
        var settled = AnswerSettlement.Missing(query.Action, kept.Outcome, kept.Actions, DateOnly.FromDateTime(query.AskedAt.UtcDateTime)) is null;
        return (new(kept.Outcome, kept.Reason, [], kept.Actions, []), settled || rows[0][1] == "true");
    }

    /// <param name="query">What was asked.</param>
    /// <param name="reply">What came of it.</param>
    /// <param name="anew">True where an answer before this one stands there already.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task WriteAsync(RightsQuery query, SqlReply reply, bool anew, CancellationToken cancel)
    {
        var answer = JsonSerializer.Serialize(new KeptReply { Outcome = reply.Outcome, Reason = reply.Reason, Actions = reply.Actions }, RightsJson.Options);
        await session.ChangeAsync(
            Doing,
            $"INSERT INTO {SqlTable.Quoted(table)} (query, action, done_at, answer) VALUES ($1, $2, $3, $4)",
            [[anew ? Anew(query, query.Attempt) : query.QueryId, JsonSerializer.Serialize(query.Action, RightsJson.Options).Trim('"'), AskedAt(query), answer]],
            cancel);
    }

    private static string Anew(RightsQuery query, int attempt) => StableId.Of(Guid.Parse(query.QueryId), "anew", attempt.ToString(CultureInfo.InvariantCulture)).ToString();

    // The same over all attempts that nobody asked for anew.
    private static string AskedAt(RightsQuery query) => query.AskedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private sealed record KeptReply
    {
        public required AnswerOutcome Outcome { get; init; }
        public string? Reason { get; init; }
        public AnswerActions? Actions { get; init; }
    }
}
