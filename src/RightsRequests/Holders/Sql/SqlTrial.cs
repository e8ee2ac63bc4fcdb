using RightsRequests.Contracts;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Tries a holder's database without changing anything: the same way as in earnest, in transactions that read only.</summary>
/// <param name="directory">Where the secrets of databases lie; null: nowhere.</param>
public sealed class SqlTrial(string? directory)
{
    /// <summary>What would be answered; its records are for counting.</summary>
    /// <exception cref="InvalidOperationException">A secret is missing, or the database cannot be reached.</exception>
    public async Task<SqlReply> RunAsync(Holder holder, RightsQuery query, CancellationToken cancel)
    {
        try
        {
            return await new SqlAnswerer(new(directory)).AnswerAsync(holder, query, trial: true, cancel);
        }
        catch (Exception away) when (away is SqlAwayException or SqlClosedException or Npgsql.NpgsqlException)
        {
            throw new InvalidOperationException($"{holder.Id} : la base n'est pas joignable ou refuse la connexion. / The database cannot be reached, or refuses the connection.", away);
        }
    }
}
