using System.Globalization;
using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.Holders;

/// <summary>What was done in a database, written down there in the same transaction: a query asked twice is done once and answered twice.</summary>
internal sealed class SqlLedger(SqlSession session, string table)
{
    private const string Doing = "ledger";

    /// <summary>What was answered before, or null. Who asks the same at the same time waits.</summary>
    public async Task<SqlReply?> FindAsync(RightsQuery query, CancellationToken cancel)
    {
        await session.RowsAsync(Doing, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text", [query.QueryId], cancel);
        var rows = await session.RowsAsync(Doing, $"SELECT answer::text FROM {SqlTable.Quoted(table)} WHERE query = $1", [query.QueryId], cancel);
        if (rows.Count == 0)
        {
            return null;
        }

        var kept = JsonSerializer.Deserialize<KeptReply>(rows[0][0]!, RightsJson.Options)!;
        return new(kept.Outcome, kept.Reason, [], kept.Actions, []);
    }

    public async Task WriteAsync(RightsQuery query, SqlReply reply, CancellationToken cancel)
    {
        var answer = JsonSerializer.Serialize(new KeptReply { Outcome = reply.Outcome, Reason = reply.Reason, Actions = reply.Actions }, RightsJson.Options);
        await session.ChangeAsync(
            Doing,
            $"INSERT INTO {SqlTable.Quoted(table)} (query, action, done_at, answer) VALUES ($1, $2, $3, $4)",
            [[query.QueryId, JsonSerializer.Serialize(query.Action, RightsJson.Options).Trim('"'), query.AskedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), answer]],
            cancel);
    }

    private sealed record KeptReply
    {
        public required AnswerOutcome Outcome { get; init; }
        public string? Reason { get; init; }
        public AnswerActions? Actions { get; init; }
    }
}
