using NodaTime;
using Npgsql;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Storage;

public sealed class DevelopmentClock(OfficeFixture postgres)
{
    [Fact]
    public async Task Every_process_follows_the_stored_offset()
    {
        await using var office = await postgres.OfficeAsync();
        var source = await office.InScopeAsync((NpgsqlDataSource one) => Task.FromResult(one));
        var first = new OfficeClock(office.Clock, source, development: true);
        var second = new OfficeClock(office.Clock, source, development: true);
        var start = second.GetCurrentInstant();

        await first.AdvanceAsync(Period.FromDays(10), default);
        await first.AdvanceAsync(Duration.FromHours(1), default);
        office.Clock.AdvanceSeconds(1);

        Assert.Equal(start + Duration.FromDays(10) + Duration.FromHours(1) + Duration.FromSeconds(1), second.GetCurrentInstant());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => first.AdvanceAsync(Duration.FromHours(-1), default));
        var real = new OfficeClock(office.Clock, source, development: false);
        Assert.Equal(office.Clock.GetCurrentInstant(), real.GetCurrentInstant());
        await Assert.ThrowsAsync<InvalidOperationException>(() => real.AdvanceAsync(Duration.FromHours(1), default));
    }
}
