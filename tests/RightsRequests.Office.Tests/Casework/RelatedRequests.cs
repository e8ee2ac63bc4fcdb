using RightsRequests.Casework;
using RightsRequests.Intake;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Casework;

public sealed class RelatedRequests(OfficeFixture postgres)
{
    [Theory]
    [InlineData("access")]
    [InlineData("portability")]
    public async Task An_erasure_not_yet_run_waits_for_a_request_filed_after_it(string later)
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var erasure = await ErasureAtApprovalAsync(office);

        var access = (await FileAsync(office, later)).Cases[0].Id;

        Assert.Equal("await-related", (await office.Office.CaseAsync(erasure)).Step);
        await office.DoAsync(access, TestOffice.Agent, "withdraw");
        await office.DrainAsync();
        Assert.Equal("review", (await office.Office.CaseAsync(erasure)).Step);
        await office.DoAsync(erasure, TestOffice.Agent, "accept-answers");
        await office.DoAsync(erasure, TestOffice.Dpo, "approve");
        Assert.Equal("ask-holders", (await office.Office.CaseAsync(erasure)).Step);
    }

    [Fact]
    public async Task An_erasure_that_runs_already_waits_for_nothing_more()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var erasure = await ErasureAtApprovalAsync(office);
        await office.DoAsync(erasure, TestOffice.Dpo, "approve");

        await FileAsync(office, "access");

        var seen = await office.Office.CaseAsync(erasure);
        Assert.Equal("ask-holders", seen.Step);
        Assert.Contains(seen.Timeline, line => line.What == "related-case-opened");
    }

    [Fact]
    public async Task Requests_of_one_person_at_the_same_time_know_each_other()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);

        var filed = await Task.WhenAll(Enumerable.Range(0, 6).Select(number =>
            Task.Run(() => FileAsync(office, number % 2 == 0 ? "erasure" : "access"))));

        foreach (var one in filed)
        {
            var state = await office.Office.InScopeAsync((CaseVault vault) => vault.StateAsync(one.Cases[0].Id, default));
            Assert.Equal(5, state.Related.Count(related => related.Open));
        }
    }

    [Fact]
    public async Task A_duplicate_of_an_open_request_is_shown_and_stays_open()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var first = await FileAsync(office, "access");
        var second = await FileAsync(office, "access");
        var other = await FileAsync(office, "erasure");
        await office.Office.FileAsync(Requests.Access("casimir@example.org") with { Subject = new("Casimir Other", Email: "casimir@example.org") });

        var seen = await office.Office.CaseAsync(second.Cases[0].Id);

        Assert.Equal("open", seen.State);
        Assert.Equal([(first.Reference, true), (other.Reference, false)], seen.Related.Select(one => (one.Reference, one.PossibleDuplicate)));
        Assert.IsType<ActInvalid>(await office.Office.ActAsync(first.Cases[0].Id, TestOffice.Agent, "mark-duplicate", null, ("of", other.Reference)));
        Assert.IsType<Acted>(await office.Office.ActAsync(first.Cases[0].Id, TestOffice.Agent, "mark-duplicate", null, ("of", second.Reference.ToLowerInvariant())));
        Assert.DoesNotContain((await office.Office.CaseAsync(second.Cases[0].Id)).Related, one => one.PossibleDuplicate);
    }

    private static Task<FiledRequest> FileAsync(CorrespondingOffice office, string right) =>
        office.Office.FileAsync(Requests.Access() with { Rights = [right], Scope = new(["newsletter"]) });

    private static async Task<Guid> ErasureAtApprovalAsync(CorrespondingOffice office)
    {
        var erasure = (await FileAsync(office, "erasure")).Cases[0].Id;
        await office.DoAsync(erasure, TestOffice.Agent, "confirm-identity");
        await office.DoAsync(erasure, TestOffice.Agent, "accept-assessment");
        await office.DrainAsync();
        await office.AnswerAsync(AnsweringQueries.Answer(Assert.Single(office.Bus.Asked).Query.QueryId));
        await office.DoAsync(erasure, TestOffice.Agent, "accept-answers");
        Assert.Equal("approve", (await office.Office.CaseAsync(erasure)).Step);
        return erasure;
    }
}
