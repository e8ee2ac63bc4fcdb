using NodaTime;

namespace RightsRequests.Casework;

/// <summary>How long to wait before the next try: doubling from a second to five minutes, with jitter so that workers do not come back together.</summary>
internal static class BackOff
{
    private const double LongestSeconds = 300;

    public static Duration After(int attempt)
    {
        var full = Math.Min(LongestSeconds, Math.Pow(2, attempt - 1));
        return Duration.FromSeconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
