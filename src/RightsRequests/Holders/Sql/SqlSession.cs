using System.Data;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace RightsRequests.Holders;

/// <summary>A connection to a holder's database: transactions that read or change, statements with their values beside them.</summary>
internal sealed class SqlSession : IAsyncDisposable
{
    private const int ConnectSeconds = 10;

    private readonly NpgsqlConnection connection;
    private readonly int seconds;

    private SqlSession(NpgsqlConnection connection, int seconds)
    {
        this.connection = connection;
        this.seconds = seconds;
    }

    /// <summary>The name of what is being done, for whoever must tell what failed.</summary>
    public string Doing { get; private set; } = "";

    /// <summary>Every statement that is sent goes as one prepared message: the server itself refuses several in one.</summary>
    public static async Task<SqlSession> OpenAsync(string connectionString, int seconds, CancellationToken cancel)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Timeout = ConnectSeconds,
            CommandTimeout = seconds + 5,
            // Details quote the row that failed.
            IncludeErrorDetail = false,
        };
        builder.ApplicationName ??= "rights-requests";
        var connection = new NpgsqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            return new(connection, seconds);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<NpgsqlTransaction> BeginAsync(bool readOnly, CancellationToken cancel)
    {
        var transaction = await connection.BeginTransactionAsync(readOnly ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted, cancel);
        string[] settings =
        [
            .. readOnly ? ["SET TRANSACTION READ ONLY"] : Array.Empty<string>(),
            string.Create(CultureInfo.InvariantCulture, $"SET LOCAL statement_timeout = '{seconds}s'"),
            string.Create(CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = '{seconds}s'"),
            "SET LOCAL DateStyle = 'ISO, YMD'",
        ];
        foreach (var setting in settings)
        {
            await using var command = new NpgsqlCommand(setting, connection, transaction);
            await command.ExecuteNonQueryAsync(cancel);
        }

        return transaction;
    }

    /// <summary>All rows, each column as text; the statement itself bounds how many.</summary>
    public async Task<IReadOnlyList<string?[]>> RowsAsync(string doing, string sql, IReadOnlyList<object?> values, CancellationToken cancel)
    {
        Doing = doing;
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(values.Select(Parameter).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<string?[]>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => reader.IsDBNull(at) ? null : reader.GetString(at))]);
        }

        return rows;
    }

    /// <summary>Carries out the same statement for each list of values; how many rows were touched in all.</summary>
    public async Task<int> ChangeAsync(string doing, string sql, IEnumerable<IReadOnlyList<object?>> each, CancellationToken cancel)
    {
        Doing = doing;
        var touched = 0;
        foreach (var some in each.Chunk(200))
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var values in some)
            {
                var command = new NpgsqlBatchCommand(sql);
                command.Parameters.AddRange(values.Select(Parameter).ToArray());
                batch.BatchCommands.Add(command);
            }

            touched += Math.Max(0, await batch.ExecuteNonQueryAsync(cancel));
        }

        return touched;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    // As the server reads a quoted text: it takes the type of what it is compared with or put into.
    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        string[] words => new() { Value = words, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        string text => new() { Value = text, NpgsqlDbType = NpgsqlDbType.Unknown },
        null => new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown },
        _ => throw new ArgumentException(value.GetType().Name, nameof(value)),
    };
}
