using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Storage;

public sealed class Migrating(OfficeFixture postgres)
{
    [Fact]
    public async Task Several_processes_migrate_at_once()
    {
        await using var office = await postgres.OfficeAsync();
        await office.ExecuteAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            office.InScopeAsync((Migrator migrator) => migrator.MigrateAsync(default).ContinueWith(done => done.IsCompletedSuccessfully ? 0 : throw done.Exception!)))));

        await office.FileAsync();
    }
}
