using NodaTime;
using Npgsql;

namespace RightsRequests.Storage;

/// <summary>The product's clock: real time plus, in development, an offset stored in the database, so that every process follows.</summary>
public sealed class OfficeClock(IClock realTime, NpgsqlDataSource source, bool development) : IClock
{
    private static readonly Duration ReadEvery = Duration.FromSeconds(1);
    private readonly Lock gate = new();
    private Duration offset = Duration.Zero;
    private Instant readAt = Instant.MinValue;

    public Instant GetCurrentInstant()
    {
        var now = realTime.GetCurrentInstant();
        if (!development)
        {
            return now;
        }

        lock (gate)
        {
            if (readAt == Instant.MinValue || now - readAt >= ReadEvery)
            {
                using var command = source.CreateCommand("SELECT coalesce((SELECT offset_seconds FROM dev_clock WHERE id = 1), 0)");
                offset = Duration.FromSeconds((long)command.ExecuteScalar()!);
                readAt = now;
            }

            return now + offset;
        }
    }

    /// <summary>Moves the clock forward for every process of this database.</summary>
    /// <exception cref="InvalidOperationException">Not in development.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not forward.</exception>
    public async Task<Instant> AdvanceAsync(Duration by, CancellationToken cancel)
    {
        if (!development)
        {
            throw new InvalidOperationException("The clock moves in development only.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(by, Duration.Zero);
        await using var command = source.CreateCommand(
            "INSERT INTO dev_clock (id, offset_seconds) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET offset_seconds = dev_clock.offset_seconds + $1");
        command.Parameters.Add(new() { Value = (long)by.TotalSeconds });
        await command.ExecuteNonQueryAsync(cancel);
        lock (gate)
        {
            readAt = Instant.MinValue;
        }

        return GetCurrentInstant();
    }

    /// <summary>Moves the clock forward by a period, months by the calendar of Paris.</summary>
    public Task<Instant> AdvanceAsync(Period by, CancellationToken cancel)
    {
        var now = GetCurrentInstant();
        var zone = DateTimeZoneProviders.Tzdb["Europe/Paris"];
        var then = (now.InZone(zone).LocalDateTime + by).InZoneLeniently(zone).ToInstant();
        return AdvanceAsync(then - now, cancel);
    }
}
