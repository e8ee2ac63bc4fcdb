using System.Net.Sockets;
using Npgsql;
using RightsRequests.Storage;

namespace RightsRequests.Web.Operations;

/// <summary>Tells an outage from a fault.</summary>
internal static class Outage
{
    private static readonly string[] Classes = ["08", "28", "3D", "53", "57P"];

    /// <summary>True where the same call will do once somebody has mended what lies under it.</summary>
    public static bool Is(Exception exception) => OfDatabase(exception) || OfKeys(exception);

    /// <summary>True where the key file went away, or is another's.</summary>
    public static bool OfKeys(Exception exception) => exception is WrongKeyFileException || (exception.InnerException is { } inner && OfKeys(inner));

    /// <summary>True where the database could not be reached, or ended the call because it goes away.</summary>
    public static bool OfDatabase(Exception? exception)
    {
        for (var one = exception; one is not null; one = one.InnerException)
        {
            // Class 08 connection, 28 nobody is let in, 3D the database is gone, 53 resources, 57P shutdown.
            if (one is PostgresException { SqlState: var state })
            {
                return Array.Exists(Classes, begin => state.StartsWith(begin, StringComparison.Ordinal));
            }

            if (one is NpgsqlException or SocketException)
            {
                return true;
            }
        }

        return false;
    }
}
