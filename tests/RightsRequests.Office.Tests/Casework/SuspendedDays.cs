using NodaTime;
using RightsRequests.Casework;

namespace RightsRequests.Office.Tests.Casework;

/// <summary>While a case is suspended nothing happens to it, and its last day moves all the same.</summary>
public sealed class SuspendedDays(OfficeFixture postgres)
{
    [Fact]
    public async Task Lists_and_figures_have_the_day_that_the_case_shows()
    {
        await using var office = await postgres.OfficeAsync();
        var (suspended, running) = ((await office.FileAsync()).Cases[0].Id, (await office.FileAsync(Requests.Access("other@example.org"))).Cases[0].Id);
        await office.ActAsync(suspended, TestOffice.Agent, "suspend", null, ("reason", "Attente."));
        var before = await office.CaseAsync(suspended);
        var other = await office.CaseAsync(running);
        office.Clock.Advance(Duration.FromDays(30));

        await PutOffAsync(office);

        var now = await office.CaseAsync(suspended);
        Assert.True(now.Due > before.Due.PlusDays(20));
        Assert.Equal((now.Due, before.Version), (await ListedAsync(office, suspended), now.Version));
        Assert.Equal(other.Due, await ListedAsync(office, running));
        Assert.Equal(1, await office.CountAsync($"SELECT count(*) FROM case_figures WHERE case_id = '{suspended}' AND due = '{now.Due:uuuu-MM-dd}'"));
    }

    [Fact]
    public async Task Once_it_runs_again_the_day_stays()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;
        await office.ActAsync(id, TestOffice.Agent, "suspend", null, ("reason", "Attente."));
        office.Clock.Advance(Duration.FromDays(9));
        await PutOffAsync(office);
        await office.ActAsync(id, TestOffice.Agent, "resume");
        office.Clock.Advance(Duration.FromDays(9));
        await PutOffAsync(office);

        Assert.Equal((await office.CaseAsync(id)).Due, await ListedAsync(office, id));
    }

    private static async Task PutOffAsync(TestOffice office) =>
        await office.InScopeAsync<SuspendedLimits, bool>(async limits =>
        {
            await limits.PutOffAsync(default);
            return true;
        });

    private static async Task<LocalDate> ListedAsync(TestOffice office, Guid id) =>
        Assert.Single((await office.InScopeAsync((CaseDesk desk) => desk.ListAsync(new(), TestOffice.Agent, default))).Cases, one => one.Id == id).Due;
}
