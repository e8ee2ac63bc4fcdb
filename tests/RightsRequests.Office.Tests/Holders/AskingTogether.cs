using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Holders;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Holders;

public sealed class AskingTogether(OfficeFixture postgres)
{
    private const int Together = 8;

    [Fact]
    public async Task Queries_of_several_cases_are_on_their_way_at_the_same_moment()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await ToAskAsync(office, 3);
        var (begun, all) = (0, new TaskCompletionSource());
        office.Bus.Publishing = async (_, cancel) =>
        {
            if (Interlocked.Increment(ref begun) == 3)
            {
                all.SetResult();
            }

            await all.Task.WaitAsync(TimeSpan.FromMinutes(3), cancel);
        };

        Assert.True(await RunAsync(office));

        Assert.Equal(3, office.Bus.Asked.Select(one => one.Query.QueryId).Distinct().Count());
        Assert.Equal(3, await CountAsync(office, "state = 'done' AND leased_until IS NULL"));
    }

    [Fact]
    public async Task One_that_fails_is_tried_again_and_stops_no_other()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await ToAskAsync(office, 3);
        var begun = 0;
        office.Bus.Publishing = (_, _) => ++begun == 2 ? throw new IOException("planted") : Task.CompletedTask;

        await RunAsync(office);

        Assert.Equal(2, await CountAsync(office, "state = 'done'"));
        Assert.Equal(1, await CountAsync(office, "state = 'pending' AND attempts = 1 AND leased_until IS NULL AND next_at > now()"));
        await office.Office.ExecuteAsync("UPDATE effects SET next_at = now() WHERE state = 'pending'");
        await RunAsync(office);
        Assert.Equal(3, office.Bus.Asked.Select(one => one.Query.QueryId).Distinct().Count());
    }

    [Fact]
    public async Task However_long_the_broker_is_away_queries_wait_and_go_out_by_themselves()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var cases = await ToAskAsync(office, 3);
        office.Bus.Publishing = (_, _) => throw new QueryBusAwayException(new IOException("planted"));
        for (var tries = 0; tries < 12; tries++)
        {
            await RunAsync(office);
            await office.Office.ExecuteAsync("UPDATE effects SET next_at = now() WHERE state = 'pending'");
        }

        Assert.Equal(3, await CountAsync(office, "state = 'pending'"));
        Assert.Empty((await office.Office.CaseAsync(cases[0])).Incidents);

        office.Bus.Publishing = null;
        await RunAsync(office);

        Assert.Equal(3, office.Bus.Asked.Select(one => one.Query.QueryId).Distinct().Count());
    }

    [Fact]
    public async Task A_case_that_cannot_be_opened_stops_no_other()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var cases = await ToAskAsync(office, 3);
        await office.Office.ExecuteAsync($@"UPDATE cases SET content = '\x00' WHERE id = '{cases[1]}'");

        await RunAsync(office);

        Assert.Equal(2, office.Bus.Asked.Count);
        Assert.Equal(2, await CountAsync(office, "state = 'done'"));
        Assert.Equal(1, await CountAsync(office, $"state = 'pending' AND attempts = 1 AND next_at > now() AND case_id = '{cases[1]}'"));
    }

    [Fact]
    public async Task What_was_answered_meanwhile_is_asked_no_more_and_what_was_erased_neither()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var cases = await ToAskAsync(office, 3);
        var query = (await office.Office.InScopeAsync((CaseVault vault) => vault.StateAsync(cases[0], default))).Queries.Single().Id;
        await office.AnswerAsync($$"""{"schema":"rights.answer/1","queryId":"{{query}}","holder":"crm","outcome":"no-data"}""");
        await office.Office.ExecuteAsync($"DELETE FROM case_keys WHERE request_id = (SELECT request_id FROM cases WHERE id = '{cases[1]}')");
        await office.Office.ExecuteAsync("UPDATE effects SET state = 'done' WHERE kind <> 'ask-holder'");

        await RunAsync(office);

        Assert.Equal(cases[2], await office.Office.InScopeAsync((OfficeDb db) => Task.FromResult(db.HolderQueries.Single(row => row.QueryId == Guid.Parse(office.Bus.Asked.Single().Query.QueryId)).CaseId)));
        Assert.Equal(1, await CountAsync(office, $"state = 'done' AND case_id = '{cases[0]}'"));
        Assert.Equal(0, await CountAsync(office, $"state = 'done' AND case_id = '{cases[1]}'"));
    }

    [Fact]
    public async Task Nothing_goes_to_a_holder_that_is_paused()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await ToAskAsync(office, 2);
        await office.Office.ExecuteAsync("INSERT INTO holder_pauses (id, holder, paused_at, incidents) VALUES (gen_random_uuid(), 'crm', now(), 3)");

        await RunAsync(office);

        Assert.Empty(office.Bus.Asked);
        Assert.Equal(2, await CountAsync(office, "state = 'pending' AND leased_until IS NULL AND next_at > now()"));
    }

    [Fact]
    public async Task A_worker_told_to_stop_keeps_what_went_out()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await ToAskAsync(office, 3);
        using var stopping = new CancellationTokenSource();
        var begun = 0;
        office.Bus.Publishing = async (_, cancel) =>
        {
            if (++begun > 1)
            {
                await stopping.CancelAsync();
                cancel.ThrowIfCancellationRequested();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(office, stopping.Token));

        Assert.Equal(1, await CountAsync(office, "state = 'done'"));
        Assert.Equal(2, await CountAsync(office, "state = 'pending' AND leased_until > now()"));
    }

    [Fact]
    public async Task Many_queries_are_claimed_at_once_and_few_of_what_takes_its_time()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        await ToAskAsync(office, 3);
        for (var number = 10; number < 13; number++)
        {
            await office.Office.FileAsync(Requests.Access($"person{number}@example.org"));
        }

        var claimed = await office.Office.InScopeAsync((EffectQueue queue) => queue.ClaimAsync(most: 1, together: 2, default));

        Assert.Equal(2, claimed.Count(one => one.Kind == EffectQueue.JointKind));
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM effects WHERE kind = 'ask-holder' AND leased_until IS NULL"));
        Assert.Equal(2, (await office.Office.InScopeAsync((EffectQueue queue) => queue.ClaimAsync(most: 1, together: 4, default))).Count);
    }

    // Cases of one holder each, which is about to be asked.
    private static async Task<IReadOnlyList<Guid>> ToAskAsync(CorrespondingOffice office, int count)
    {
        List<Guid> cases = [];
        for (var number = 0; number < count; number++)
        {
            var id = (await office.Office.FileAsync(Requests.Access($"person{number}@example.org") with { Scope = new(["newsletter"]) })).Cases[0].Id;
            await office.DoAsync(id, TestOffice.Agent, "confirm-identity");
            await office.DoAsync(id, TestOffice.Agent, "accept-assessment");
            cases.Add(id);
        }

        await office.Office.ExecuteAsync("UPDATE effects SET state = 'done' WHERE kind <> 'ask-holder'");
        return cases;
    }

    private static Task<bool> RunAsync(CorrespondingOffice office, CancellationToken cancel = default) =>
        office.Office.InScopeAsync((EffectRunner runner) => runner.RunSomeAsync(1, Together, cancel));

    private static Task<long> CountAsync(CorrespondingOffice office, string where) =>
        office.Office.CountAsync($"SELECT count(*) FROM effects WHERE kind = 'ask-holder' AND {where}");
}
