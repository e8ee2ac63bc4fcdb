using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests;

/// <summary>All that lead a group are held up where they write, so that what comes then has to wait.</summary>
internal sealed class HeldLeaders : IAsyncDisposable
{
    // Whoever is forgotten would wait for ever.
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    private readonly AsyncServiceScope scope;
    private readonly IDbContextTransaction transaction;
    private readonly List<Task> held = [];

    private HeldLeaders(AsyncServiceScope scope, IDbContextTransaction transaction)
    {
        this.scope = scope;
        this.transaction = transaction;
    }

    /// <param name="office">Whose.</param>
    /// <param name="table">That they write into.</param>
    /// <param name="begin">Begins what is led; each of another number.</param>
    public static async Task<HeldLeaders> HoldAsync(TestOffice office, string table, Func<int, Task> begin)
    {
        var scope = office.Provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OfficeDb>();
        var leaders = new HeldLeaders(scope, await db.Database.BeginTransactionAsync());
        await using var batch = OfficeBatch.In(db);
        batch.Say($"LOCK TABLE {table} IN EXCLUSIVE MODE");
        await batch.ExecuteAsync(default);
        while (leaders.held.Count < TogetherLimits.Leaders)
        {
            leaders.held.Add(begin(leaders.held.Count));
            while (await office.CountAsync($"SELECT count(*) FROM pg_locks WHERE relation = '{table}'::regclass AND NOT granted") < leaders.held.Count)
            {
                await Task.Delay(20);
            }
        }

        return leaders;
    }

    public async Task LetGoAsync()
    {
        await transaction.CommitAsync();
        await Task.WhenAll(held).WaitAsync(Bound);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await scope.DisposeAsync();
    }
}
