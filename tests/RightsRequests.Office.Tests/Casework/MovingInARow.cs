using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Casework;

/// <summary>Several events of one case that come together are decided on one after the other, and the case is written once.</summary>
public sealed class MovingInARow(OfficeFixture postgres)
{
    [Fact]
    public async Task Each_is_decided_on_what_the_one_before_it_left_and_a_repeated_one_changes_nothing()
    {
        await using var office = await postgres.OfficeAsync();
        var (one, other) = ((await office.FileAsync()).Cases[0].Id, (await office.FileAsync()).Cases[0].Id);
        var before = await office.CaseAsync(one);

        var decisions = await HandleAllAsync(office, (one, Incident("a")), (other, Incident("a")), (one, Incident("b")), (one, Incident("a")), (one, Incident("c")));

        Assert.Equal([typeof(Applied), typeof(Applied), typeof(Applied), typeof(Ignored), typeof(Applied)], decisions.Select(one => one.GetType()));
        var seen = await office.CaseAsync(one);
        Assert.Equal(["a", "b", "c"], seen.Incidents.Select(incident => incident.Reason));
        Assert.Equal(before.Version + 1, seen.Version);
        Assert.Equal(3, await office.CountAsync($"SELECT count(*) FROM inbox WHERE case_id = '{one}' AND event_key IN ('a', 'b', 'c')"));
        Assert.Equal(3, await office.CountAsync($"SELECT count(*) FROM incidents WHERE case_id = '{one}'"));
        Assert.IsType<AuditIntact>(await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)));
        Assert.All(await HandleAllAsync(office, (one, Incident("b")), (one, Incident("c"))), decision => Assert.IsType<Ignored>(decision));
        Assert.Equal(seen.Version, (await office.CaseAsync(one)).Version);
    }

    [Fact]
    public async Task A_timer_that_the_event_before_it_took_away_fires_no_more()
    {
        await using var office = await postgres.OfficeAsync();
        var (one, other) = ((await office.FileAsync()).Cases[0].Id, (await office.FileAsync()).Cases[0].Id);
        var timer = (await office.InScopeAsync((OfficeDb db) => Task.FromResult(db.Timers.Where(row => row.CaseId == one).OrderBy(row => row.FireAt).Select(row => row.Key).First())));
        office.Clock.Advance(Duration.FromDays(400));

        var decisions = await HandleAllAsync(
            office,
            (one, new ActionTaken("withdrawn", TestOffice.Agent, "withdraw", new Dictionary<string, string>())), (one, new TimerFired("fired", timer)),
            (other, new TimerFired("fired", timer)));

        Assert.Equal([typeof(Applied), typeof(Ignored), typeof(Applied)], decisions.Select(one => one.GetType()));
        Assert.Equal(0, await office.CountAsync($"SELECT count(*) FROM timers WHERE case_id = '{one}' AND key = '{timer}'"));
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM inbox WHERE event_key = 'fired'"));
    }

    [Fact]
    public async Task Effects_of_each_are_kept()
    {
        await using var office = await postgres.OfficeAsync();
        var (one, other) = ((await office.FileAsync()).Cases[0].Id, (await office.FileAsync()).Cases[0].Id);
        var before = await EffectsAsync(office, one);

        Assert.All(await HandleAllAsync(office, [.. (await AcknowledgedAsync(office, one)).Select(happened => (one, happened))]), decision => Assert.IsType<Applied>(decision));
        foreach (var happened in await AcknowledgedAsync(office, other))
        {
            Assert.IsType<Applied>(await office.HandleAsync(other, happened));
        }

        Assert.True(await EffectsAsync(office, one) > before + 1);
        Assert.Equal(await EffectsAsync(office, other), await EffectsAsync(office, one));
    }

    // What becomes of the first letter of a case.
    private static async Task<IReadOnlyList<CaseEvent>> AcknowledgedAsync(TestOffice office, Guid id)
    {
        var letter = (await office.CaseAsync(id)).Letters[0].Id;
        return [new LetterTypeset("typeset", letter), new LetterSigned("signed", letter), new LetterSent("sent", letter)];
    }

    private static Task<long> EffectsAsync(TestOffice office, Guid id) => office.CountAsync($"SELECT count(*) FROM effects WHERE case_id = '{id}'");

    private static IncidentReported Incident(string key) => new(key, key, Holder: null, EffectKey: null);

    private static Task<IReadOnlyList<Decision>> HandleAllAsync(TestOffice office, params (Guid Case, CaseEvent Happened)[] all) => office.InScopeAsync(async (OfficeDb db) =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var decisions = await office.InScopeAsync((CaseDesk desk) => desk.HandleAllAsync([.. all.Select(one => new CaseHappening(one.Case, one.Happened, SeenVersions: null, Ends: null))], default));
        await transaction.CommitAsync();
        return decisions;
    });
}
