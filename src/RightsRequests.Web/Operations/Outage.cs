using System.Net.Sockets;
using Npgsql;

namespace RightsRequests.Web.Operations;

/// <summary>Tells an outage from a fault.</summary>
internal static class Outage
{
    /// <summary>True where the database could not be reached, or ended the call because it goes away.</summary>
    public static bool OfDatabase(Exception? exception)
    {
        for (var one = exception; one is not null; one = one.InnerException)
        {
            // Class 08 connection, 53 resources, 57P shutdown.
            if (one is PostgresException { SqlState: var state })
            {
                return state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
                    || state.StartsWith("57P", StringComparison.Ordinal);
            }

            if (one is NpgsqlException or SocketException)
            {
                return true;
            }
        }

        return false;
    }
}
