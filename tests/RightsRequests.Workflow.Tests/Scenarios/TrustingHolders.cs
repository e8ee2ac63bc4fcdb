using NodaTime;

namespace RightsRequests.Workflow.Tests.Scenarios;

public sealed class TrustingHolders
{
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 12, 0);

    [Theory]
    [InlineData(5, 4, false)]
    [InlineData(5, 5, true)]
    [InlineData(5, 50, true)]
    [InlineData(1, 1, true)]
    [InlineData(0, 1000, false)]
    public void A_holder_is_paused_once_its_incidents_reach_the_threshold(int threshold, int incidents, bool paused) =>
        Assert.Equal(paused, HolderTrust.MustPause(threshold, Enumerable.Repeat(Now, incidents), null, Now));

    [Fact]
    public void What_lies_a_day_back_or_was_settled_by_a_person_does_not_count()
    {
        Assert.True(HolderTrust.Counts(Now - HolderTrust.Window + Duration.FromSeconds(1), null, Now));
        Assert.False(HolderTrust.Counts(Now - HolderTrust.Window, null, Now));
        Assert.False(HolderTrust.Counts(Now + Duration.FromSeconds(1), null, Now));
        Assert.False(HolderTrust.Counts(Now - Duration.FromHours(1), Now - Duration.FromHours(1), Now));
        Assert.True(HolderTrust.Counts(Now, Now - Duration.FromHours(1), Now));
    }
}
