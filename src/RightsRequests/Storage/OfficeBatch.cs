using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace RightsRequests.Storage;

/// <summary>Statements that go to the database together, in one round trip of the transaction that runs.</summary>
internal sealed class OfficeBatch : IAsyncDisposable
{
    private readonly NpgsqlBatch batch;

    private OfficeBatch(NpgsqlBatch batch) => this.batch = batch;

    /// <exception cref="InvalidOperationException">No transaction runs.</exception>
    public static OfficeBatch In(OfficeDb db)
    {
        var transaction = (NpgsqlTransaction)(db.Database.CurrentTransaction
            ?? throw new InvalidOperationException("Statements go together in a transaction only.")).GetDbTransaction();
        return new(new NpgsqlBatch(transaction.Connection, transaction));
    }

    /// <param name="sql">One statement; its parameters are <c>$1</c>, <c>$2</c> …</param>
    /// <param name="values">In their order.</param>
    public void Say(string sql, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        batch.BatchCommands.Add(command);
    }

    /// <summary>First in a transaction that looks rows up by their keys alone: what else it says is planned once for each connection, since a plan for each length of a list costs more than it gains, and reads no table whole, however small it was when that was planned.</summary>
    public void LookUp()
    {
        Say("SET LOCAL plan_cache_mode = force_generic_plan");
        Say("SET LOCAL enable_seqscan = off");
    }

    /// <summary>Takes a few from the front of a queue, in a transaction of its own: it is read along its index and no further, however few the database believes to wait. After an outage it knows of none, and would read and sort all of them for each few.</summary>
    /// <param name="db">Its connection is used.</param>
    /// <param name="sql">Leases them, and returns a row of each.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="values">Of the statement.</param>
    public static async Task<List<T>> TakeInOrderAsync<T>(OfficeDb db, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object[] values)
    {
        List<T> taken = [];
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using var batch = In(db);
        batch.LookUp();
        // Sorting is not switched off besides: a few are sorted once more, and the fine for it would have the statement compiled, at a hundred times its cost.
        batch.Say("SET LOCAL enable_bitmapscan = off");
        batch.Say(sql, values);
        batch.Commit();
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            taken.Add(read(reader));
        }

        return taken;
    }

    /// <summary>Ends the transaction with the last statement: whoever began it only disposes of it.</summary>
    public void Commit() => Say("COMMIT");

    public Task ExecuteAsync(CancellationToken cancel) => batch.ExecuteNonQueryAsync(cancel);

    public Task<NpgsqlDataReader> ExecuteReaderAsync(CancellationToken cancel) => batch.ExecuteReaderAsync(cancel);

    public ValueTask DisposeAsync() => batch.DisposeAsync();
}

/// <summary>Columns of rows that go together.</summary>
internal static class OfficeColumns
{
    /// <summary>One column of all rows, as the array that a statement takes apart again.</summary>
    public static TValue[] Column<T, TValue>(this IReadOnlyList<T> rows, Func<T, TValue> value)
    {
        var all = new TValue[rows.Count];
        for (var index = 0; index < all.Length; index++)
        {
            all[index] = value(rows[index]);
        }

        return all;
    }
}
