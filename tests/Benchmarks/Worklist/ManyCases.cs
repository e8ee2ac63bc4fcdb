using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using RightsRequests.Benchmarks.Private;
using RightsRequests.Intake;

namespace RightsRequests.Benchmarks.Worklist;

/// <summary>An office with so many cases: open and ended ones, of the last six years, of people whose names repeat.</summary>
internal static class ManyCases
{
    private static readonly string[] Names = ["Martin", "Bernard", "Robert", "Richard", "Durand", "Dubois", "Moreau", "Simon", "Laurent", "Michel"];

    /// <summary>The e-mail address of the person of a number.</summary>
    public static string Email(int number) => $"personne{number}@example.org";

    public static async Task<BenchmarkOffice> StartAsync(int cases, CancellationToken cancel)
    {
        var office = await BenchmarkOffice.StartAsync();
        await using var connection = await office.Provider.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancel);
        // Most have ended, as after six years; of the open ones some wait for each of those who may be waited for.
        await ExecuteAsync(connection, $"""
            INSERT INTO procedure_texts (hash, "right", text) VALUES ('none', 'access', '') ON CONFLICT DO NOTHING;
            CREATE TEMP TABLE numbered AS SELECT n, gen_random_uuid() AS request, gen_random_uuid() AS one, DATE '2020-12-01' + (n::bigint * 2190 / {cases})::int AS received FROM generate_series(1, {cases}) n;
            INSERT INTO requests (id, reference, tracking_code_hash, content, received_at, channel, language, controller, sample)
              SELECT request, 'DR-' || lpad(n::text, 9, '0'), sha256(n::text::bytea), ''::bytea, received, 'web', 'fr', 'mgen', false FROM numbered;
            INSERT INTO cases (id, request_id, reference, "right", state, step, due, received_on, assignee, controller, message_waiting, waiting_for, waiting_holders, spam, version, procedure_hash, content, opened_at, audit_length, audit_head)
              SELECT one, request, 'DR-' || lpad(n::text, 9, '0'), (ARRAY['access','erasure','objection','rectification'])[1 + n % 4],
                CASE WHEN n > {cases} * 0.97 THEN 'open' ELSE 'closed' END, (ARRAY['verify-identity','assess','ask-holders','review','approve'])[1 + n % 5],
                received + 31, received, CASE WHEN n % 3 = 0 THEN NULL ELSE 'agent' || (n % 40) END, 'mgen', false,
                CASE WHEN n > {cases} * 0.97 THEN (ARRAY['agent','holder','subject','approver'])[1 + n % 4] END,
                CASE WHEN n > {cases} * 0.97 AND n % 4 = 1 THEN ARRAY['holder' || (n / 4) % 8] ELSE ARRAY[]::text[] END, false, 1, 'none', ''::bytea, received, 0, ''::bytea FROM numbered;
            """, cancel);
        await TokensAsync(office, connection, cases, cancel);
        // As autovacuum leaves tables that only grow.
        await ExecuteAsync(connection, "VACUUM ANALYZE requests, cases, search_tokens", cancel);
        return office;
    }

    private static async Task TokensAsync(BenchmarkOffice office, NpgsqlConnection connection, int cases, CancellationToken cancel)
    {
        List<Guid> requests = [];
        await using (var command = new NpgsqlCommand("SELECT request FROM numbered ORDER BY n", connection))
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                requests.Add(reader.GetGuid(0));
            }
        }

        await using var scope = office.Provider.CreateAsyncScope();
        var index = scope.ServiceProvider.GetRequiredService<SearchIndex>();
        await using var writer = await connection.BeginBinaryImportAsync("COPY search_tokens (token_hash, request_id, same_person) FROM STDIN (FORMAT BINARY)", cancel);
        for (var number = 1; number <= cases; number++)
        {
            var subject = new SubjectContent($"Prenom{number % 997} {Names[number % Names.Length]}", null, Email(number), null, null, []);
            foreach (var row in index.Rows(requests[number - 1], subject, samePerson: []))
            {
                await writer.StartRowAsync(cancel);
                await writer.WriteAsync(row.TokenHash, NpgsqlDbType.Bytea, cancel);
                await writer.WriteAsync(row.RequestId, NpgsqlDbType.Uuid, cancel);
                await writer.WriteAsync(false, NpgsqlDbType.Boolean, cancel);
            }
        }

        await writer.CompleteAsync(cancel);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
