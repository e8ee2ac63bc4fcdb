using Npgsql;
using RightsRequests.Contracts;
using RightsRequests.Workflow;
using WireAction = RightsRequests.Contracts.HolderAction;

namespace RightsRequests.Holders;

/// <summary>Answers a query from a holder's database, by what the pack says of it. A trial goes the same way and changes nothing.</summary>
internal sealed class SqlAnswerer(SqlSecrets secrets)
{
    // Below the effect's lease of a minute: no other worker does it meanwhile.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <exception cref="SqlAwayException">The database is away or busy.</exception>
    /// <exception cref="InvalidOperationException">A secret is missing.</exception>
    /// <exception cref="SqlClosedException">The database does not let us in.</exception>
    public async Task<SqlReply> AnswerAsync(Holder holder, RightsQuery query, bool trial, CancellationToken cancel)
    {
        var source = holder.Sql ?? throw new ArgumentException("Not a database.", nameof(holder));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        SqlSession? session = null;
        try
        {
            session = await SqlSession.OpenAsync(secrets.ConnectionString(holder.Id), source.Seconds, patience.Token);
            return await AnswerAsync(session, source, () => secrets.HashKey(holder.Id), query, trial, patience.Token);
        }
        catch (SqlRefusedException refused)
        {
            return SqlReply.Failed(refused.Message);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return SqlReply.Failed($"{session?.Doing} : plus de {Patience.TotalSeconds} secondes en tout, abandonné. / {session?.Doing}: more than {Patience.TotalSeconds} seconds in all, given up.");
        }
        catch (NpgsqlException away) when (IsAway(away))
        {
            throw new SqlAwayException(away);
        }
        catch (PostgresException closed) when (session is null)
        {
            throw new SqlClosedException(closed);
        }
        catch (PostgresException wrong) when (session is not null)
        {
            // Its own words may quote data; its code does not.
            var (fr, en) = Refused(wrong.SqlState);
            return SqlReply.Failed(wrong.SqlState == PostgresErrorCodes.QueryCanceled
                ? $"{session.Doing} : plus de {source.Seconds} secondes, abandonné. / {session.Doing}: more than {source.Seconds} seconds, given up."
                : $"{session.Doing} : la base refuse ({wrong.SqlState}){fr}. / {session.Doing}: the database refuses ({wrong.SqlState}){en}.");
        }
        finally
        {
            if (session is not null)
            {
                await session.DisposeAsync();
            }
        }
    }

    private static async Task<SqlReply> AnswerAsync(SqlSession session, SqlSource source, Func<byte[]> hashKey, RightsQuery query, bool trial, CancellationToken cancel)
    {
        if (query.Action == WireAction.Notify)
        {
            return SqlReply.Failed("Une base de données n'avise personne : les destinataires sont à aviser par une personne. / A database tells nobody: a person must tell the recipients.");
        }

        string? person;
        await using (var reading = await session.BeginAsync(readOnly: true, cancel))
        {
            person = await SqlPerson.FindAsync(session, reading, source, query.Subject, cancel);
            if (query.Action is WireAction.Locate or WireAction.Export)
            {
                return person is null
                    ? SqlReply.NoData([])
                    : await SqlReader.ReadAsync(session, query.Action == WireAction.Locate ? source.Locate : source.Export, query, person, cancel);
            }
        }

        await using var changing = await session.BeginAsync(readOnly: trial, cancel);
        // First what was done: masked, the person may not be found any more.
        var ledger = source.Ledger is null || trial ? null : new SqlLedger(session, source.Ledger);
        var before = ledger is null ? null : await ledger.FindAsync(query, cancel);
        if (before is { Stands: true, Reply: var answered })
        {
            return answered;
        }

        if (person is null)
        {
            return before?.Reply ?? SqlReply.NoData([]);
        }

        var reply = await new SqlActs(new(session, source, hashKey, trial), source, query, person).RunAsync(cancel);
        if (ledger is not null && reply.Outcome != AnswerOutcome.Failed)
        {
            reply = before is { Reply: var part } ? reply.After(part) : reply;
            await ledger.WriteAsync(query, reply, anew: before is not null, cancel);
            await changing.CommitAsync(cancel);
        }

        return reply;
    }

    private static (string Fr, string En) Refused(string state) => state switch
    {
        PostgresErrorCodes.UndefinedColumn => (" : une colonne qu'elle nomme n'existe pas", ": a column that it names does not exist"),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName => (" : une table qu'elle nomme n'existe pas", ": a table that it names does not exist"),
        PostgresErrorCodes.UndefinedFunction => (" : une fonction n'existe pas, ou pas pour ces types", ": a function does not exist, or not for these types"),
        PostgresErrorCodes.DatatypeMismatch or PostgresErrorCodes.InvalidTextRepresentation or PostgresErrorCodes.CannotCoerce => (" : une valeur n'a pas le type de sa colonne", ": a value is not of its column's type"),
        PostgresErrorCodes.SyntaxError => (" : ce n'est pas du SQL", ": it is no SQL"),
        PostgresErrorCodes.InsufficientPrivilege => (" : le compte n'y a pas droit", ": the account is not allowed to"),
        PostgresErrorCodes.ReadOnlySqlTransaction => (" : une lecture veut écrire", ": a reading wants to write"),
        _ when state.StartsWith("23", StringComparison.Ordinal) => (" : une contrainte de la table s'y oppose", ": a constraint of the table forbids it"),
        _ => ("", ""),
    };

    private static bool IsAway(NpgsqlException wrong) => wrong is not PostgresException answered
        || answered.SqlState.StartsWith("08", StringComparison.Ordinal)
        || answered.SqlState.StartsWith("53", StringComparison.Ordinal)
        || answered.SqlState.StartsWith("57P", StringComparison.Ordinal)
        || answered.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable;
}
