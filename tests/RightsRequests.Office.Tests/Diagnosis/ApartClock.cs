using NodaTime;

namespace RightsRequests.Office.Tests.Diagnosis;

/// <summary>The machine's clock, so far ahead (below zero: behind); it counts how often it was asked.</summary>
internal sealed class ApartClock(Duration apart) : IClock
{
    private int asked;

    public Duration Apart { get; set; } = apart;

    public int Asked => Volatile.Read(ref asked);

    public Instant GetCurrentInstant()
    {
        Interlocked.Increment(ref asked);
        return SystemClock.Instance.GetCurrentInstant() + Apart;
    }
}
