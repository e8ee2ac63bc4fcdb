using RightsRequests.Casework;

namespace RightsRequests.Office.Tests.Casework;

public sealed class FindingCases(OfficeFixture postgres)
{
    [Fact]
    public async Task Cases_are_found_by_reference_name_address_and_identifier_only_where_exact()
    {
        await using var office = await postgres.OfficeAsync();
        var filed = await office.FileAsync();
        await office.FileAsync(Requests.Access() with { Subject = new("Casimir Other") });

        foreach (var query in new[] { filed.Reference, "quillfeather zephyrine", "Zéphyrine", "ZEPHYRINE.quillfeather@example.org", "qz99887766" })
        {
            var page = await office.InScopeAsync((CaseDesk desk) => desk.ListAsync(new(Query: query), TestOffice.Agent, default));
            Assert.Equal([filed.Reference], page.Cases.Select(one => one.Reference));
        }

        Assert.Empty((await office.InScopeAsync((CaseDesk desk) => desk.ListAsync(new(Query: "zephyrine other"), TestOffice.Agent, default))).Cases);
    }

    [Fact]
    public async Task Pages_by_cursor_show_every_case_once()
    {
        await using var office = await postgres.OfficeAsync();
        for (var number = 0; number < 5; number++)
        {
            await office.FileAsync(Requests.Access($"person{number}@example.org"));
        }

        List<Guid> seen = [];
        string? after = null;
        do
        {
            var page = await office.InScopeAsync((CaseDesk desk) => desk.ListAsync(new(State: "open", After: after, Limit: 2), TestOffice.Agent, default));
            seen.AddRange(page.Cases.Select(one => one.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(5, seen.Count);
        Assert.Equal(5, seen.Distinct().Count());
    }
}
