using NodaTime;
using RightsRequests.Casework;

namespace RightsRequests.Office.Tests.Casework;

public sealed class CatchingUp(OfficeFixture postgres)
{
    [Fact]
    public async Task A_process_asleep_for_weeks_fires_what_was_due_in_its_order_each_once_and_nothing_early()
    {
        await using var office = await postgres.OfficeAsync();
        var cases = new List<Guid>();
        for (var day = 0; day < 4; day++)
        {
            cases.Add((await office.FileAsync()).Cases[0].Id);
            office.Clock.Advance(Duration.FromDays(1));
        }

        Assert.False(await RunAsync(office));
        var due = await office.CountAsync($"SELECT count(*) FROM timers WHERE fire_at <= '{office.Clock.GetCurrentInstant() + Duration.FromDays(10)}'");
        office.Clock.Advance(Duration.FromDays(10));

        var fired = new List<int>();
        while (await RunAsync(office))
        {
            fired.Add(cases.FindIndex(id => Noted(office, id).Result > fired.Count(one => cases[one] == id)));
        }

        // The reminders of the first case, then of the second: as if somebody had been awake.
        Assert.Equal(due, fired.Count);
        Assert.Equal(fired.Order(), fired);
        Assert.Equal(4, fired.Distinct().Count());
        Assert.Equal(fired.Count, await office.CountAsync("SELECT count(*) FROM audit_entries WHERE what = 'timer'"));
    }

    private static Task<bool> RunAsync(TestOffice office) => office.InScopeAsync((TimerRunner runner) => runner.RunOneAsync(default));

    private static Task<long> Noted(TestOffice office, Guid id) => office.CountAsync($"SELECT count(*) FROM audit_entries WHERE what = 'timer' AND case_id = '{id}'");
}
