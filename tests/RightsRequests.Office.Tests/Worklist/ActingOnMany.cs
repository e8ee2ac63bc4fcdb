using RightsRequests.Audit;
using RightsRequests.Workflow;
using RightsRequests.Worklist;

namespace RightsRequests.Office.Tests.Worklist;

/// <summary>One action on many cases is as many actions, each by itself, and none twice.</summary>
public sealed class ActingOnMany(OfficeFixture postgres)
{
    private static readonly Actor Auditor = new("aude", new HashSet<Role> { Role.Auditor });

    [Fact]
    public async Task Each_case_is_treated_once_however_often_the_form_is_sent()
    {
        await using var office = await postgres.OfficeAsync();
        var cases = await CasesAsync(office, 3);
        var key = Guid.CreateVersion7();

        var report = (await RunAsync(office, key, BulkAction.Extend, cases, TestOffice.Agent, ("reasons", "Beaucoup de demandes.")))!;
        Assert.All(report.Lines, line => Assert.Equal(BulkResult.Done, line.Result));
        var versions = await Task.WhenAll(cases.Select(async id => (await office.CaseAsync(id)).Version));
        Assert.All(await Task.WhenAll(cases.Select(office.CaseAsync)), one => Assert.True(one.Extended));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunAsync(office, key, BulkAction.Extend, cases, TestOffice.Agent, ("reasons", "Beaucoup de demandes."))));
        Assert.Equal(versions, await Task.WhenAll(cases.Select(async id => (await office.CaseAsync(id)).Version)));
        Assert.IsType<AuditIntact>(await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)));
    }

    [Fact]
    public async Task A_case_that_refuses_stops_no_other_and_the_report_says_which()
    {
        await using var office = await postgres.OfficeAsync();
        var cases = await CasesAsync(office, 3);
        await office.ActAsync(cases[1], TestOffice.Agent, "extend", null, ("reasons", "Déjà prolongé."));

        var report = (await RunAsync(office, Guid.CreateVersion7(), BulkAction.Extend, [.. cases, Guid.NewGuid()], TestOffice.Agent, ("reasons", "Beaucoup de demandes.")))!;
        Assert.Equal(3, report.Lines.Count);
        Assert.Equal([cases[1]], report.Lines.Where(line => line.Result == BulkResult.NotAllowed).Select(line => line.CaseId));
        Assert.Equal(2, report.Lines.Count(line => line.Result == BulkResult.Done));
        Assert.All((await RunAsync(office, Guid.CreateVersion7(), BulkAction.Assign, cases, TestOffice.Agent))!.Lines, line => Assert.Equal(BulkResult.Invalid, line.Result));
    }

    [Fact]
    public async Task Roles_hold_as_for_one_case_and_a_run_is_its_owners()
    {
        await using var office = await postgres.OfficeAsync();
        var cases = await CasesAsync(office, 2);
        var key = Guid.CreateVersion7();

        Assert.All((await RunAsync(office, key, BulkAction.Assign, cases, Auditor, ("user", "agnes")))!.Lines, line => Assert.Equal(BulkResult.Forbidden, line.Result));
        Assert.All(await Task.WhenAll(cases.Select(office.CaseAsync)), one => Assert.Null(one.Assignee));
        Assert.Null(await RunAsync(office, key, BulkAction.Assign, cases, TestOffice.Agent, ("user", "agnes")));
        Assert.Null(await RunAsync(office, key, BulkAction.MarkSpam, cases, Auditor));
        Assert.Null(await office.InScopeAsync((BulkDesk desk) => desk.ReadAsync(key, TestOffice.Agent, default)));
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(office, Guid.CreateVersion7(), BulkAction.MarkSpam, [.. Enumerable.Range(0, BulkDesk.MostCases + 1).Select(_ => Guid.NewGuid())], TestOffice.Agent));
    }

    [Fact]
    public async Task A_run_that_was_cut_off_goes_on_where_it_stopped()
    {
        await using var office = await postgres.OfficeAsync();
        var cases = await CasesAsync(office, 3);
        var key = Guid.CreateVersion7();
        await RunAsync(office, key, BulkAction.Assign, cases, TestOffice.Agent, ("user", "agnes"));
        // As after a cut: the case has moved, its line says nothing yet.
        await office.ExecuteAsync("UPDATE bulk_lines SET result = NULL");
        var before = await Task.WhenAll(cases.Select(async id => (await office.CaseAsync(id)).Version));

        Assert.All((await RunAsync(office, key, BulkAction.Assign, cases, TestOffice.Agent, ("user", "agnes")))!.Lines, line => Assert.Equal(BulkResult.Done, line.Result));
        Assert.Equal(before, await Task.WhenAll(cases.Select(async id => (await office.CaseAsync(id)).Version)));
    }

    // Four eyes on many cases at once would be no eyes: what decides, approves or sends is not offered here.
    [Fact]
    public void Nothing_that_decides_is_among_what_is_done_to_many() =>
        Assert.Equal([BulkAction.Assign, BulkAction.MarkMessagesRead, BulkAction.Extend, BulkAction.MarkSpam], Enum.GetValues<BulkAction>());

    private static async Task<IReadOnlyList<Guid>> CasesAsync(TestOffice office, int count)
    {
        List<Guid> cases = [];
        for (var number = 0; number < count; number++)
        {
            cases.Add((await office.FileAsync(Requests.Access($"person{number}@example.org"))).Cases[0].Id);
        }

        return cases;
    }

    private static Task<BulkReport?> RunAsync(TestOffice office, Guid key, BulkAction action, IReadOnlyCollection<Guid> cases, Actor actor, params (string Name, string Value)[] fields) =>
        office.InScopeAsync((BulkDesk desk) => desk.RunAsync(key, action, cases, fields.ToDictionary(one => one.Name, one => one.Value), actor, default));
}
