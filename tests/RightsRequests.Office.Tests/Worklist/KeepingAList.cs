using RightsRequests.Workflow;
using RightsRequests.Worklist;

namespace RightsRequests.Office.Tests.Worklist;

/// <summary>What each of the staff keeps of the list: theirs alone, unless they share it.</summary>
public sealed class KeepingAList(OfficeFixture postgres)
{
    private static readonly Actor Admin = new("ada", new HashSet<Role> { Role.Admin });

    [Fact]
    public async Task Columns_are_each_persons_and_the_name_is_not_for_who_sees_no_content()
    {
        await using var office = await postgres.OfficeAsync();
        Assert.Equal(WorklistDesk.UsualColumns, await ColumnsAsync(office, TestOffice.Agent));
        await office.InScopeAsync(async (WorklistDesk desk) =>
        {
            await desk.KeepColumnsAsync([CaseColumn.Due, CaseColumn.Subject], TestOffice.Agent, default);
            await desk.KeepColumnsAsync([CaseColumn.Due, CaseColumn.Subject], Admin, default);
            return true;
        });

        Assert.Equal([CaseColumn.Due, CaseColumn.Subject], await ColumnsAsync(office, TestOffice.Agent));
        Assert.Equal([CaseColumn.Due], await ColumnsAsync(office, Admin));
        Assert.Equal(WorklistDesk.UsualColumns, await ColumnsAsync(office, TestOffice.Dpo));
        await office.InScopeAsync(async (WorklistDesk desk) =>
        {
            await desk.KeepColumnsAsync(null, TestOffice.Agent, default);
            return true;
        });
        Assert.Equal(WorklistDesk.UsualColumns, await ColumnsAsync(office, TestOffice.Agent));
    }

    [Fact]
    public async Task Filters_are_kept_encrypted_shared_and_changed_by_their_owner_only()
    {
        await using var office = await postgres.OfficeAsync();
        var query = new Dictionary<string, string> { ["q"] = "Quillfeather", ["state"] = "open" };
        var id = (await office.InScopeAsync((WorklistDesk desk) => desk.SaveAsync(" Urgents ", shared: false, query, TestOffice.Agent, default)))!.Value;
        Assert.Null(await office.InScopeAsync((WorklistDesk desk) => desk.SaveAsync(" ", shared: false, query, TestOffice.Agent, default)));
        Assert.Null(await office.InScopeAsync((WorklistDesk desk) => desk.SaveAsync(new string('a', WorklistDesk.LongestName + 1), shared: false, query, TestOffice.Agent, default)));

        Assert.Empty(await FiltersAsync(office, TestOffice.Dpo));
        Assert.False(await office.InScopeAsync((WorklistDesk desk) => desk.ChangeAsync(id, "x", shared: true, TestOffice.Dpo, default)));
        Assert.False(await office.InScopeAsync((WorklistDesk desk) => desk.DeleteAsync(id, TestOffice.Dpo, default)));
        Assert.True(await office.InScopeAsync((WorklistDesk desk) => desk.ChangeAsync(id, "À faire", shared: true, TestOffice.Agent, default)));
        var shared = Assert.Single(await FiltersAsync(office, TestOffice.Dpo));
        Assert.Equal(("À faire", false, "agnes", "Quillfeather"), (shared.Name, shared.Own, shared.Owner, shared.Query["q"]));
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM saved_filters WHERE position('Quillfeather'::bytea IN content) > 0"));

        await office.InScopeAsync((WorklistDesk desk) => desk.OpenWithAsync(id, TestOffice.Dpo, default));
        Assert.Equal(id, await office.InScopeAsync((WorklistDesk desk) => desk.DefaultAsync(TestOffice.Dpo, default)));
        Assert.True(await office.InScopeAsync((WorklistDesk desk) => desk.ChangeAsync(id, "À faire", shared: false, TestOffice.Agent, default)));
        Assert.Null(await office.InScopeAsync((WorklistDesk desk) => desk.DefaultAsync(TestOffice.Dpo, default)));
        Assert.True(await office.InScopeAsync((WorklistDesk desk) => desk.DeleteAsync(id, TestOffice.Agent, default)));
        Assert.Empty(await FiltersAsync(office, TestOffice.Agent));
    }

    [Fact]
    public async Task A_limit_that_does_not_run_is_told_of_with_the_day_since_when()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;
        await office.ActAsync(id, TestOffice.Agent, "suspend", null, ("reason", "Attente."));
        async Task<CaseExtra> ExtraAsync() => (await office.InScopeAsync((WorklistDesk desk) => desk.ExtrasAsync([id], TestOffice.Agent, default)))[id];

        Assert.Equal((true, new NodaTime.LocalDate(2026, 4, 1)), ((await ExtraAsync()).Suspended, (await ExtraAsync()).SuspendedOn));
        await office.ActAsync(id, TestOffice.Agent, "resume");
        Assert.Equal((false, null), ((await ExtraAsync()).Suspended, (await ExtraAsync()).SuspendedOn));
    }

    private static Task<IReadOnlyList<CaseColumn>> ColumnsAsync(TestOffice office, Actor actor) =>
        office.InScopeAsync((WorklistDesk desk) => desk.ColumnsAsync(actor, default));

    private static Task<IReadOnlyList<SavedFilter>> FiltersAsync(TestOffice office, Actor actor) =>
        office.InScopeAsync((WorklistDesk desk) => desk.FiltersAsync(actor, default));
}
