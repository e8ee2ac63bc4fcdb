using NodaTime;

namespace RightsRequests.Storage;

/// <summary>Moments as the database keeps them: in whole microseconds.</summary>
internal static class StoredTime
{
    /// <summary>Since 1970.</summary>
    public static long Microseconds(this Instant at) => at.ToUnixTimeTicks() / 10;

    /// <summary>The moment that is read again.</summary>
    public static Instant AsStored(this Instant at) => Instant.FromUnixTimeTicks(at.Microseconds() * 10);
}
