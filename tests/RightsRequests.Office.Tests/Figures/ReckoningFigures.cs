using NodaTime;
using RightsRequests.Figures;
using RightsRequests.Office.Tests.Correspondence;
using RightsRequests.Office.Tests.Holders;

namespace RightsRequests.Office.Tests.Figures;

public sealed class ReckoningFigures(OfficeFixture postgres)
{
    private static readonly FigureQuestion Spring = new(new(2026, 4, 1), new(2026, 6, 30));

    [Fact]
    public async Task A_case_is_counted_as_it_goes()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await office.AskedAsync();
        var asked = await ReadAsync(office.Office);
        Assert.Equal((1, 0, 0), (asked.Now.Open, asked.Now.DueSoon, asked.Now.Overdue));
        Assert.Equal(1, Assert.Single(asked.Holders).Waiting);

        office.Office.Clock.Advance(Duration.FromHours(30));
        await LettersOfEveryRight.RunAsync(office, id);

        var ended = await ReadAsync(office.Office);
        Assert.Equal(0, ended.Now.Open);
        Assert.Equal((1, 1, 1), (ended.All.Received, ended.All.Answered, ended.All.InTime));
        Assert.Equal(2, ended.All.Median);
        Assert.Equal(("access", 1), (ended.Rights[0].Right, ended.Rights[0].Answered));
        Assert.Equal(("granted", 1), (ended.Endings[0].Word, ended.Endings[0].Cases));
        Assert.Equal(("granted", 1), (ended.Outcomes[0].Outcome, ended.Outcomes[0].Activities));
        Assert.Equal((1, 30.0), (ended.Holders[0].InTime, ended.Holders[0].MedianHours!.Value));
        Assert.Equal(3, ended.Months.Count);
        Assert.Equal(("api", 1), (ended.Channels[0].Word, ended.Channels[0].Cases));
    }

    [Fact]
    public async Task Periods_include_both_days_and_no_sample_is_counted()
    {
        await using var office = await postgres.OfficeAsync();
        await office.ExecuteAsync(
            """
            INSERT INTO case_figures (case_id, "right", controller, channel, received_on, due, state, suspended, extended, answered_on, outcome, incidents, complaints, sample)
            SELECT gen_random_uuid(), 'access', 'mgen', 'web', DATE '2026-03-01', DATE '2026-04-01', 'closed', false, false, DATE '2026-03-31' + n, 'granted', 0, 0, false FROM generate_series(0, 10) n;
            INSERT INTO case_figures (case_id, "right", controller, channel, received_on, due, state, suspended, extended, answered_on, outcome, incidents, complaints, sample) VALUES
                (gen_random_uuid(), 'erasure', 'mgen-union', 'post', '2026-06-30', '2026-03-31', 'open', false, true, NULL, NULL, 2, 1, false),
                (gen_random_uuid(), 'erasure', 'mgen', 'post', '2026-07-01', '2026-04-08', 'open', false, false, NULL, NULL, 0, 0, false),
                (gen_random_uuid(), 'erasure', 'mgen', 'post', '2026-05-01', '2026-03-01', 'open', true, false, NULL, NULL, 0, 0, false),
                (gen_random_uuid(), 'access', 'mgen', 'post', '2026-05-01', '2026-03-01', 'open', false, false, NULL, NULL, 0, 0, true);
            """);

        var all = await ReadAsync(office);
        Assert.Equal((3, 1, 1, 1), (all.Now.Open, all.Now.DueSoon, all.Now.Overdue, all.Now.Suspended));
        Assert.Equal((2, 10, 1), (all.All.Received, all.All.Answered, all.All.InTime));
        Assert.Equal((35.5, 39.0), (all.All.Median, all.All.Ninth));
        Assert.Equal((1, 1, 2), (all.All.Extended, all.All.Complaints, all.All.Incidents));
        var union = await office.InScopeAsync((FigureDesk desk) => desk.ReadAsync(Spring with { Controller = "mgen-union" }, default));
        Assert.Equal((1, 0), (union.All.Received, union.All.Answered));
        Assert.Null(union.All.Median);
        await Assert.ThrowsAsync<ArgumentException>(() => office.InScopeAsync((FigureDesk desk) => desk.ReadAsync(new(Spring.To, Spring.From), default)));
    }

    private static Task<Overview> ReadAsync(TestOffice office) => office.InScopeAsync((FigureDesk desk) => desk.ReadAsync(Spring, default));
}
