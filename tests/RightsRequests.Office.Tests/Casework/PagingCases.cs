using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Casework;
using RightsRequests.Intake;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Casework;

/// <summary>Every order of the list, forth and back, shows every case once and in the same place.</summary>
public sealed class PagingCases(OfficeFixture postgres)
{
    [Fact]
    public async Task Every_order_pages_forth_and_back_over_equal_keys()
    {
        await using var office = await postgres.OfficeAsync();
        for (var number = 0; number < 7; number++)
        {
            // Two rights share a reference, and days of receipt repeat: equal keys everywhere.
            await office.FileAsync(Requests.Access($"person{number}@example.org") with { Rights = number % 2 == 0 ? ["access", "restriction"] : ["access"] });
            office.Clock.AdvanceHours(number % 3 == 0 ? 30 : 1);
        }

        foreach (var sort in Enum.GetValues<CaseSort>())
        {
            foreach (var descending in new[] { false, true })
            {
                var filter = new CaseFilter(State: "open", Limit: 3) { Sort = sort, Descending = descending };
                var (forth, last) = await WalkAsync(office, filter);
                Assert.Equal(11, forth.Count);
                Assert.Equal(11, forth.DistinctBy(one => one.Id).Count());
                var keys = Keys(forth, sort);
                Assert.Equal(descending ? keys.OrderDescending(StringComparer.Ordinal) : keys.Order(StringComparer.Ordinal), keys);
                Assert.Equal(forth.Select(one => one.Id).SkipLast(2), await WalkBackAsync(office, filter, last));
            }
        }
    }

    [Fact]
    public async Task A_list_is_filtered_by_who_is_waited_for_by_spam_and_by_nobodys()
    {
        await using var office = await postgres.OfficeAsync();
        var mine = (await office.FileAsync(Requests.Access("a@example.org"))).Cases[0].Id;
        var spam = (await office.FileAsync(Requests.Access("b@example.org"))).Cases[0].Id;
        var asked = (await office.FileAsync(Requests.Access("c@example.org"))).Cases[0].Id;
        await office.ActAsync(mine, TestOffice.Agent, "assign", null, ("user", "agnes"));
        await office.ActAsync(spam, TestOffice.Agent, "mark-spam");
        await office.ActAsync(asked, TestOffice.Agent, "doubt-identity", null, ("reasons", "Le nom ne correspond pas."));

        Assert.Equal([mine], await IdsAsync(office, new() { WaitingFor = "agent" }));
        Assert.Equal([spam], await IdsAsync(office, new() { Spam = true }));
        Assert.Equal([spam], await IdsAsync(office, new() { WaitingFor = "dpo" }));
        Assert.Equal([asked], await IdsAsync(office, new() { WaitingFor = "subject" }));
        Assert.Equal([spam, asked], await IdsAsync(office, new(Assignee: CaseFilter.Nobody)));
        Assert.Equal([mine, asked], await IdsAsync(office, new() { Spam = false }));
        Assert.Empty(await IdsAsync(office, new() { Holder = "crm" }));
    }

    [Fact]
    public async Task A_name_that_many_bear_is_found_in_the_lists_order()
    {
        await using var office = await postgres.OfficeAsync();
        foreach (var (name, email) in new[] { ("Odile Martin", "o@example.org"), ("Jeanne Martin", "j@example.org"), ("Jeanne Autre", "a@example.org") })
        {
            await office.FileAsync(Requests.Access(email) with { Subject = new(name, Email: email) });
        }

        foreach (var (query, count) in new[] { ("martin", 2), ("MARTIN jeanne", 1), ("jeanne", 2), ("o@example.org", 1), ("@@", 0) })
        {
            await using var scope = office.Provider.CreateAsyncScope();
            var cases = scope.ServiceProvider.GetRequiredService<SearchIndex>().OfPersons(scope.ServiceProvider.GetRequiredService<OfficeDb>().Cases, query);
            Assert.Equal(count, await cases.CountAsync());
        }

        Assert.Empty((await office.InScopeAsync((CaseDesk desk) => desk.ListAsync(new(Query: "martin"), new("adele", new HashSet<Role> { Role.Admin }), default))).Cases);
    }

    private static async Task<Guid[]> IdsAsync(TestOffice office, CaseFilter filter) =>
        [.. (await office.InScopeAsync((CaseDesk desk) => desk.ListAsync(filter, TestOffice.Agent, default))).Cases.Select(one => one.Id)];

    private static async Task<(List<CaseSummary> Seen, string? Previous)> WalkAsync(TestOffice office, CaseFilter filter)
    {
        List<CaseSummary> seen = [];
        CasePage page;
        string? after = null;
        do
        {
            page = await office.InScopeAsync((CaseDesk desk) => desk.ListAsync(filter with { After = after }, TestOffice.Agent, default));
            seen.AddRange(page.Cases);
            after = page.Next;
        }
        while (after is not null);
        return (seen, page.Previous);
    }

    private static async Task<List<Guid>> WalkBackAsync(TestOffice office, CaseFilter filter, string? before)
    {
        List<Guid> seen = [];
        while (before is not null)
        {
            var page = await office.InScopeAsync((CaseDesk desk) => desk.ListAsync(filter with { Before = before }, TestOffice.Agent, default));
            Assert.NotNull(page.Next);
            seen.InsertRange(0, page.Cases.Select(one => one.Id));
            before = page.Previous;
        }

        return seen;
    }

    private static List<string> Keys(IEnumerable<CaseSummary> cases, CaseSort sort) => [.. cases.Select(one => sort switch
    {
        CaseSort.Due => $"{one.Due:uuuu-MM-dd}",
        CaseSort.Received => $"{one.ReceivedOn:uuuu-MM-dd}",
        CaseSort.Reference => one.Reference,
        _ => $"{one.State} {one.Step} {one.Due:uuuu-MM-dd}",
    })];
}
