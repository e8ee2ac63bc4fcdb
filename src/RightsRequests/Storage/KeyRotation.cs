using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using RightsRequests.Retention;

namespace RightsRequests.Storage;

/// <summary>Wraps every data key anew under a new generation, then destroys the old ones. Interrupted, it goes on where it was; until it is done the old generation stays readable.</summary>
public sealed class KeyRotation
{
    private const int Batch = 500;

    // Every table that holds wrapped data keys, with its key column.
    private static readonly (string Table, string Id)[] Tables = [("case_keys", "request_id"), ("evidence_keys", "evidence_id"), ("request_drafts", "id"), ("mail_drafts", "id")];

    private readonly OfficeDb db;
    private readonly NpgsqlDataSource source;
    private readonly ContentCipher cipher;
    private readonly KeyFile keys;
    private readonly OfficeTrail trail;
    private readonly KeyFit fit;

    internal KeyRotation(OfficeDb db, NpgsqlDataSource source, ContentCipher cipher, KeyFile keys, OfficeTrail trail, KeyFit fit)
    {
        this.db = db;
        this.source = source;
        this.cipher = cipher;
        this.keys = keys;
        this.trail = trail;
        this.fit = fit;
    }

    /// <summary>True while a rotation was begun and not ended.</summary>
    public bool UnderWay => keys.Content.Generations.Count() > 1;

    /// <param name="by">Who does it, for the trail.</param>
    /// <param name="cancel">Cancels; the next run goes on.</param>
    /// <returns>How many data keys were wrapped anew by this run.</returns>
    /// <exception cref="ForeignKeyFileException">The file serves another database.</exception>
    /// <exception cref="WrongKeyFileException">It does not open what is stored here.</exception>
    public async Task<int> RunAsync(string by, CancellationToken cancel)
    {
        await fit.RequireAsync(cancel);
        await BeginAsync(cancel);
        var rewrapped = 0;
        do
        {
            foreach (var (table, id) in Tables)
            {
                rewrapped += await TableAsync(table, id, cancel);
            }
        }
        while (!await EndAsync(by, cancel));
        return rewrapped;
    }

    private async Task BeginAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var database = await db.LockKeyFileAsync(keys, cancel);
        if (!UnderWay)
        {
            keys.Change(content => content.WithNew() with { Database = database });
        }

        await transaction.CommitAsync(cancel);
    }

    private async Task<int> TableAsync(string table, string id, CancellationToken cancel)
    {
        var done = 0;
        while (await BatchAsync(table, id, cancel) is > 0 and var some)
        {
            done += some;
        }

        return done;
    }

    private async Task<int> BatchAsync(string table, string id, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var select = new NpgsqlCommand(
            $"SELECT {id}, wrapped_key FROM {table} WHERE wrapped_key IS NOT NULL AND substring(wrapped_key FROM 1 FOR 5) <> $1 ORDER BY 1 LIMIT {Batch} FOR UPDATE", connection, transaction);
        select.Parameters.Add(new() { Value = WrappedKey.Begin(keys.Content.Current) });
        List<(Guid Id, byte[] Wrapped)> rows = [];
        await using (var reader = await select.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                rows.Add((reader.GetGuid(0), reader.GetFieldValue<byte[]>(1)));
            }
        }

        if (rows.Count == 0)
        {
            return 0;
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var (row, wrapped) in rows)
        {
            batch.BatchCommands.Add(Command(table, id, row, await AnewAsync(wrapped, cancel)));
        }

        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return rows.Count;
    }

    // What can be unwrapped no more is of a request erased since this database was backed up: its key goes.
    private static NpgsqlBatchCommand Command(string table, string id, Guid row, byte[]? wrapped)
    {
        var command = new NpgsqlBatchCommand(
            wrapped is not null ? $"UPDATE {table} SET wrapped_key = $2 WHERE {id} = $1"
            : table == "mail_drafts" ? $"UPDATE {table} SET wrapped_key = NULL, content = NULL WHERE {id} = $1"
            : $"DELETE FROM {table} WHERE {id} = $1");
        command.Parameters.Add(new() { Value = row });
        if (wrapped is not null)
        {
            command.Parameters.Add(new() { Value = wrapped });
        }

        return command;
    }

    private async Task<byte[]?> AnewAsync(byte[] wrapped, CancellationToken cancel)
    {
        try
        {
            var key = cipher.Unwrap(wrapped);
            var (generation, leaf) = WrappedKey.Place(wrapped);
            if (generation == 0)
            {
                await using var next = source.CreateCommand("SELECT nextval('key_leaves')");
                leaf = (uint)(long)(await next.ExecuteScalarAsync(cancel))!;
            }

            return cipher.TryWrap(key, leaf);
        }
        catch (KeyDestroyedException)
        {
            return null;
        }
    }

    // Nobody writes while it is judged that nothing is left, and afterwards nobody can under the old generation.
    private async Task<bool> EndAsync(string by, CancellationToken cancel)
    {
        var current = keys.Content.Current;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockKeyFileAsync(keys, cancel);
        await db.Database.ExecuteSqlAsync($"LOCK TABLE case_keys, evidence_keys, request_drafts, mail_drafts IN SHARE ROW EXCLUSIVE MODE", cancel);
        var begin = WrappedKey.Begin(current);
        var left = await db.Database.SqlQuery<long>($"""
            SELECT count(*) AS "Value" FROM (
                SELECT wrapped_key FROM case_keys UNION ALL SELECT wrapped_key FROM evidence_keys
                UNION ALL SELECT wrapped_key FROM request_drafts UNION ALL SELECT wrapped_key FROM mail_drafts) keys
            WHERE substring(wrapped_key FROM 1 FOR 5) <> {begin}
            """).ToListAsync(cancel);
        if (left[0] > 0)
        {
            return false;
        }

        await db.Database.ExecuteSqlAsync($"UPDATE key_generations SET least = {current}", cancel);
        await db.Database.ExecuteSqlAsync($"DELETE FROM destroyed_keys WHERE generation < {current}", cancel);
        await trail.WriteAsync("keys-rotated", by, string.Create(CultureInfo.InvariantCulture, $"generation {current}"), cancel);
        await transaction.CommitAsync(cancel);
        // Last: killed before it, the next run finds nothing to wrap and ends here again.
        keys.Change(content => content.WithCurrentOnly());
        return true;
    }
}
