using System.Runtime.CompilerServices;

namespace RightsRequests.Web.Tests;

/// <summary>Waits for what comes about by itself, and not for ever: a test that hangs says nothing.</summary>
internal static class Waiting
{
    /// <summary>Longer than a busy machine takes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task UntilAsync(Func<Task<bool>> so, [CallerArgumentExpression(nameof(so))] string what = "")
    {
        // Seldom enough for the limit of requests.
        for (var end = DateTime.UtcNow + Patience; !await so(); await Task.Delay(500))
        {
            Assert.True(DateTime.UtcNow < end, $"never came about: {what}");
        }
    }
}
