using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Figures;
using RightsRequests.Law;
using RightsRequests.Office.Tests.Correspondence;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Storage;
using RightsRequests.Workflow;
using RightsRequests.Worklist;

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
    public async Task Lifting_a_restriction_changes_nothing_of_what_was_answered()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var id = (await office.Office.FileAsync(Requests.Access() with { Rights = ["restriction"], Scope = new(["commercial-prospecting"]), Details = new(Facts: ["objection-pending"]) })).Cases[0].Id;
        await LettersOfEveryRight.RunAsync(office, id);
        var before = await ReadAsync(office.Office);
        Assert.Equal((1, 1, "granted"), (before.All.Answered, Assert.Single(before.Outcomes).Activities, Assert.Single(before.Endings).Word));

        await office.Office.ActAsync(id, TestOffice.Agent, "lift-restriction", null, ("reasons", "Elle est exacte."));

        foreach (var end in (bool[])[false, true])
        {
            if (end)
            {
                await LettersOfEveryRight.RunAsync(office, id);
            }

            var now = await ReadAsync(office.Office);
            Assert.Equal((end ? 0 : 1, 0), (now.Now.Open, now.Now.Overdue));
            Assert.Equal((1, before.Endings[0], before.Outcomes[0]), (now.All.Answered, Assert.Single(now.Endings), Assert.Single(now.Outcomes)));
            var extras = await office.Office.InScopeAsync((WorklistDesk list) => list.ExtrasAsync([id], TestOffice.Agent, default));
            Assert.True(extras[id].Answered);
        }
    }

    [Fact]
    public async Task A_case_reopened_stays_answered_when_it_was_and_is_not_late_by_its_second_answer()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var id = (await office.Office.FileAsync(Requests.Access())).Cases[0].Id;
        await LettersOfEveryRight.RunAsync(office, id);
        var before = await ReadAsync(office.Office);
        Assert.Equal((1, 1, 0), (before.All.Answered, before.All.InTime, before.All.Reopened));

        office.Office.Clock.AdvanceDays(60);
        await office.Office.ActAsync(id, TestOffice.Dpo, "reopen", null, ("reason", "Une réponse s’était perdue."));

        foreach (var end in (bool[])[false, true])
        {
            if (end)
            {
                await LettersOfEveryRight.RunAsync(office, id);
            }

            var now = await ReadAsync(office.Office);
            Assert.Equal((end ? 0 : 1, 0, end ? 0 : 1), (now.Now.Open, now.Now.Overdue, now.Now.Reopened));
            Assert.Equal((1, 1, 1, before.All.Median), (now.All.Answered, now.All.InTime, now.All.Reopened, now.All.Median));
            Assert.Equal(before.Endings, now.Endings);
            Assert.Equal(before.Outcomes, now.Outcomes);
            var extra = (await office.Office.InScopeAsync((WorklistDesk list) => list.ExtrasAsync([id], TestOffice.Agent, default)))[id];
            Assert.Equal((true, !end), (extra.Answered, extra.Reopened));
            var found = await office.Office.InScopeAsync((CaseDesk desk) => desk.ListAsync(new CaseFilter { Counted = CountedLimit.Reopened }, TestOffice.Agent, default));
            Assert.Equal(end ? 0 : 1, found.Cases.Count);
        }

        Assert.DoesNotContain((await office.Office.CaseAsync(id)).Timeline, one => one.What == "answered-late");
    }

    [Fact]
    public async Task Who_never_proved_who_they_are_was_granted_nothing()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var id = (await office.Office.FileAsync(Requests.Access())).Cases[0].Id;
        await office.DrainAsync();
        await office.Office.ActAsync(id, TestOffice.Agent, "doubt-identity", null, ("reasons", "L’adresse diffère."));
        for (var week = 0; week < 6; week++)
        {
            office.Office.Clock.Advance(Duration.FromDays(7));
            while (await office.Office.InScopeAsync((TimerRunner timers) => timers.RunOneAsync(default)))
            {
            }

            await office.DrainAsync();
        }

        await office.DoAsync(id, TestOffice.Dpo, "approve-letter");
        await office.DrainAsync();

        var read = await ReadAsync(office.Office);
        Assert.Equal((1, "not-identified"), (read.All.Answered, Assert.Single(read.Endings).Word));
        Assert.Empty(read.Outcomes);
    }

    [Fact]
    public async Task A_case_came_out_as_its_activities_did_together()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;
        await office.ActAsync(id, TestOffice.Agent, "confirm-identity");
        var open = await office.InScopeAsync((CaseVault vault) => vault.StateAsync(id, default));
        Assert.Null(FigureRows.Whole(open));
        CaseState With(params Outcome[] outcomes) => open with { Status = CaseStatus.Closed, Assessment = [.. outcomes.Select(one => open.Assessment[0] with { Decided = one })] };

        foreach (var (whole, outcomes) in new (string, Outcome[])[]
        {
            ("not-applicable", []), ("not-applicable", [Outcome.NotApplicable]), ("granted", [Outcome.Granted, Outcome.NotApplicable, Outcome.Granted]),
            ("refused", [Outcome.Refused, Outcome.NotApplicable, Outcome.Refused]), ("granted-in-part", [Outcome.Granted, Outcome.Refused]), ("granted-in-part", [Outcome.GrantedInPart]),
        })
        {
            Assert.Equal(whole, FigureRows.Whole(With(outcomes)));
        }

        Assert.Equal("withdrawn", FigureRows.Whole(With(Outcome.Granted) with { Status = CaseStatus.Withdrawn }));
        Assert.Equal("refused", FigureRows.Whole(With(Outcome.Granted) with { RefusalGround = "12(5)" }));
        Assert.Equal("not-identified", FigureRows.Whole(With(Outcome.Granted) with { Path = Procedure.UnidentifiedPath }));
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
