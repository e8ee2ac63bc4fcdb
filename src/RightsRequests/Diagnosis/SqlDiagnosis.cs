using Npgsql;
using RightsRequests.Holders;
using RightsRequests.Workflow;

namespace RightsRequests.Diagnosis;

/// <summary>Whether the databases of holders would take what the pack asks of them; nothing is read and nothing is changed.</summary>
/// <param name="directory">Where their secrets lie.</param>
public sealed class SqlDiagnosis(string? directory)
{
    private const string Subject = "sql-holder";

    /// <summary>A finding for each database.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(Policy policy, CancellationToken cancel)
    {
        List<Finding> found = [];
        foreach (var holder in policy.Holders.Where(holder => holder.Transport == Transport.Sql))
        {
            found.Add(await FindAsync(holder, holder.Sql!, cancel));
        }

        return found;
    }

    private async Task<Finding> FindAsync(Holder holder, SqlSource source, CancellationToken cancel)
    {
        try
        {
            await using var session = await SqlSession.OpenAsync(new SqlSecrets(directory).ConnectionString(holder.Id), source.Seconds, cancel);
            await using var reading = await session.BeginAsync(readOnly: true, cancel);
            return await FaultAsync(session, source, cancel) is { } fault
                ? Finding.Fault(Subject, $"{holder.Id}, {session.Doing} : {fault}", $"{holder.Id}, {session.Doing}: {fault}")
                : Finding.Good(Subject, $"{holder.Id} répond, ses tables et colonnes sont là", $"{holder.Id} answers, its tables and columns are there");
        }
        catch (Exception wrong) when (wrong is NpgsqlException or InvalidOperationException)
        {
            return Finding.Fault(
                Subject,
                $"{holder.Id} : injoignable, vérifiez le fichier de RIGHTS__SqlHolders et que la base répond",
                $"{holder.Id}: cannot be reached, check the file of RIGHTS__SqlHolders and that the database answers");
        }
    }

    private static async Task<string?> FaultAsync(SqlSession session, SqlSource source, CancellationToken cancel)
    {
        try
        {
            foreach (var statement in source.Person.Concat(source.Export.Concat(source.Locate).Select(read => read.Statement)))
            {
                await session.RowsAsync(statement.Name, $"SELECT * FROM ({statement.Text}\n) AS found LIMIT 0", [.. statement.Parameters.Select(_ => (object?)null)], cancel);
            }

            var changer = new SqlChanger(session, source, () => [], trial: true);
            foreach (var (action, changes) in source.Changes)
            {
                foreach (var change in changes)
                {
                    await changer.CheckAsync(change, whole: action == HolderAction.Erase, cancel);
                }
            }

            foreach (var correction in source.Corrections)
            {
                await changer.CheckAsync(new(0, correction.Name, [], correction.Category, correction.Table, correction.Key, false, [new(correction.Column, Masking.Keep)], null), whole: false, cancel);
            }

            if (source.Ledger is { } ledger)
            {
                await session.RowsAsync("ledger", $"SELECT query, action, done_at, answer FROM {SqlTable.Quoted(ledger)} LIMIT 0", [], cancel);
            }

            return null;
        }
        catch (PostgresException wrong)
        {
            // Nobody's data were in it: what it says is of tables and columns.
            return wrong.MessageText;
        }
        catch (SqlRefusedException refused)
        {
            return refused.Message;
        }
    }
}
