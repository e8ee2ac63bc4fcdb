using System.Diagnostics;
using NodaTime;
using Npgsql;

namespace RightsRequests.Storage;

/// <summary>How far the clock of this process stands from the database's, the one that all processes share.</summary>
public sealed class ClockWatch(NpgsqlDataSource source, RealTime realTime)
{
    /// <summary>What is said where <see cref="IsAheadAsync"/> keeps something from being done.</summary>
    public const string Ahead = "l'horloge de cette machine a plus d'une minute d'avance sur celle de la base : réglez l'heure (NTP) ; rights-requests doctor dit l'écart / this machine's clock is more than a minute ahead of the database's: set the time (NTP); rights-requests doctor says by how much";

    // As long as readiness and operators wait before a timer counts as late.
    private static readonly Duration MostAhead = Duration.FromMinutes(1);
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(30);

    private Reading? last;

    /// <summary>How far, asked now: positive where this process is ahead, zero within the time that the question took.</summary>
    public async Task<Duration> ApartAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT clock_timestamp()", connection);
        var before = realTime.Clock.GetCurrentInstant();
        var there = (Instant)(await command.ExecuteScalarAsync(cancel))!;
        var after = realTime.Clock.GetCurrentInstant();
        last = new(there, Stopwatch.GetTimestamp());
        return there < before ? before - there : there > after ? after - there : Duration.Zero;
    }

    /// <summary>True where this process is more than a minute ahead: what it takes for due is not, and what is done before its time (closing a case, erasing a file) cannot be taken back.</summary>
    public async Task<bool> IsAheadAsync(CancellationToken cancel)
    {
        // Between two readings the machine's own ticks go on from the last: a clock that is set forward is noticed at once, without a question.
        if (last is { } known && Stopwatch.GetElapsedTime(known.Ticks) is var since && since < ReadEvery
            && realTime.Clock.GetCurrentInstant() - known.There - Duration.FromTimeSpan(since) <= MostAhead)
        {
            return false;
        }

        return await ApartAsync(cancel) > MostAhead;
    }

    private sealed record Reading(Instant There, long Ticks);
}
