using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Casework;

/// <summary>What happens to cases at the same moment is written in one transaction, and is nobody else's trouble.</summary>
public sealed class MovingTogether(OfficeFixture postgres)
{
    // Whoever is forgotten would wait for ever.
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task What_happens_at_the_same_moment_shares_a_transaction_and_each_has_its_own_outcome()
    {
        await using var office = await postgres.OfficeAsync();
        var (cases, others) = await FileAsync(office, 12);
        await using var held = await HoldLeadersAsync(office, others);
        var moves = cases.Select(id => HandleAsync(office, id, Happened("once"))).ToList();
        var again = HandleAsync(office, cases[0], Happened("once"));
        await held.LetGoAsync();

        var decisions = await Task.WhenAll(moves.Append(again)).WaitAsync(Bound);
        Assert.All(decisions[1..^1], decision => Assert.IsType<Applied>(decision));
        // The same event twice: whichever of the two came to the case first.
        Assert.Single(new[] { decisions[0], decisions[^1] }.OfType<Applied>());
        Assert.Single(new[] { decisions[0], decisions[^1] }.OfType<Ignored>());
        Assert.Equal(1, await office.CountAsync($"SELECT count(DISTINCT xmin::text) FROM cases WHERE id IN ({Listed(cases.Skip(1))})"));
        Assert.Equal(12, await office.CountAsync("SELECT count(*) FROM inbox WHERE event_key = 'once'"));
        await VerifyAsync(office);
    }

    [Fact]
    public async Task One_that_cannot_be_opened_fails_for_itself_alone()
    {
        await using var office = await postgres.OfficeAsync();
        var (cases, others) = await FileAsync(office, 4);
        await office.ExecuteAsync($"UPDATE cases SET content = '\\x00' WHERE id = '{cases[1]}'");
        await using var held = await HoldLeadersAsync(office, others);
        var moves = cases.Select(id => HandleAsync(office, id, Happened("once"))).ToList();
        await held.LetGoAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => moves[1].WaitAsync(Bound));
        Assert.All(await Task.WhenAll(moves[0], moves[2], moves[3]).WaitAsync(Bound), decision => Assert.IsType<Applied>(decision));
        Assert.Equal(3, await office.CountAsync("SELECT count(*) FROM inbox WHERE event_key = 'once'"));
        await VerifyAsync(office);
    }

    [Fact]
    public async Task Nobody_waits_for_a_case_that_another_transaction_holds()
    {
        await using var office = await postgres.OfficeAsync();
        var (cases, others) = await FileAsync(office, 4);
        await using var scope = office.Provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OfficeDb>();
        await using var holds = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT FROM cases WHERE id = {cases[2]} FOR UPDATE");
        await using var held = await HoldLeadersAsync(office, others);
        var moves = cases.Select(id => HandleAsync(office, id, Happened("once"))).ToList();
        await held.LetGoAsync();

        Assert.All(await Task.WhenAll(moves[0], moves[1], moves[3]).WaitAsync(Bound), decision => Assert.IsType<Applied>(decision));
        Assert.False(moves[2].IsCompleted);
        await holds.CommitAsync();
        Assert.IsType<Applied>(await moves[2]);
        await VerifyAsync(office);
    }

    [Fact]
    public async Task Whoever_gives_up_while_waiting_takes_only_his_own_with_him()
    {
        await using var office = await postgres.OfficeAsync();
        var (cases, others) = await FileAsync(office, 3);
        using var given = new CancellationTokenSource();
        await using var held = await HoldLeadersAsync(office, others);
        var stays = HandleAsync(office, cases[0], Happened("once"));
        var goes = HandleAsync(office, cases[1], Happened("once"), given.Token);
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => goes);
        await held.LetGoAsync();
        Assert.IsType<Applied>(await stays);
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM inbox WHERE event_key = 'once'"));
    }

    private static IncidentReported Happened(string key) => new(key, "Essai. / Trial.", Holder: null, EffectKey: null);

    private static Task<Decision> HandleAsync(TestOffice office, Guid id, CaseEvent happened, CancellationToken cancel = default) =>
        office.InScopeAsync((CaseDesk desk) => desk.HandleAsync(id, happened, cancel));

    private static async Task<(List<Guid> Cases, List<Guid> Others)> FileAsync(TestOffice office, int count)
    {
        List<Guid> cases = [];
        while (cases.Count < count + TogetherLimits.Leaders)
        {
            cases.Add((await office.FileAsync()).Cases[0].Id);
        }

        return (cases[..count], cases[count..]);
    }

    private static string Listed(IEnumerable<Guid> ids) => string.Join(',', ids.Select(id => $"'{id}'"));

    private static async Task VerifyAsync(TestOffice office) =>
        Assert.IsType<AuditIntact>(await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)));

    private static Task<HeldLeaders> HoldLeadersAsync(TestOffice office, IReadOnlyList<Guid> cases) =>
        HeldLeaders.HoldAsync(office, "inbox", number => HandleAsync(office, cases[number], Happened("held")));
}
