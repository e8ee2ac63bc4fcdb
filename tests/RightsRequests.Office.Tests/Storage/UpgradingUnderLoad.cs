using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RightsRequests.Intake;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Storage;

/// <summary>The schema before the last one, requests coming in without a pause, and the last migration in their midst.</summary>
public sealed class UpgradingUnderLoad(OfficeFixture postgres)
{
    [Fact]
    public async Task What_comes_in_while_the_schema_is_upgraded_is_stored_once_each_and_provable()
    {
        var keys = Directory.CreateTempSubdirectory("upgrade-keys");
        try
        {
            var key = Path.Combine(keys.FullName, "key");
            KeyFile.Create(key);
            await using var office = postgres.OfficeOn(await postgres.EmptyDatabaseAsync(), key);
            await office.InScopeAsync(async (OfficeDb db) =>
            {
                var all = db.Database.GetMigrations().ToList();
                await db.GetService<IMigrator>().MigrateAsync(all[^2]);
                return all.Count;
            });
            Assert.Equal(1, await PendingAsync(office));

            var filed = new ConcurrentBag<string>();
            var upgraded = false;
            var people = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
            {
                for (var after = 0; after < 5; after += Volatile.Read(ref upgraded) ? 1 : 0)
                {
                    filed.Add(await FileAsync(office));
                }
            })).ToList();
            // Where the program cannot do without the last migration, nothing is taken before it, and nothing is lost either.
            for (var tries = 0; filed.Count < 8 && tries < 100; tries++)
            {
                await Task.Delay(20);
            }

            // Several processes at once, as when a fleet is rolled.
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => office.InScopeAsync(async (Migrator migrator) =>
            {
                await migrator.MigrateAsync(default);
                return 0;
            })));
            Volatile.Write(ref upgraded, true);
            await Task.WhenAll(people);

            Assert.Equal(0, await PendingAsync(office));
            Assert.Equal(filed.Count, filed.Distinct().Count());
            Assert.Equal(filed.Count, await office.CountAsync("SELECT count(*) FROM requests"));
            Assert.Equal(filed.Count, await office.CountAsync("SELECT count(*) FROM cases c WHERE EXISTS (SELECT FROM timers t WHERE t.case_id = c.id)"));
        }
        finally
        {
            keys.Delete(recursive: true);
        }
    }

    // As a client does: what failed was not stored, and is sent again.
    private static async Task<string> FileAsync(TestOffice office)
    {
        for (var end = DateTime.UtcNow.AddMinutes(2); ;)
        {
            try
            {
                return (await office.FileAsync()).Reference;
            }
            catch (Exception refused) when (refused.GetBaseException() is Npgsql.NpgsqlException && DateTime.UtcNow < end)
            {
                await Task.Delay(50);
            }
        }
    }

    private static Task<int> PendingAsync(TestOffice office) => office.InScopeAsync(async (OfficeDb db) => (await db.Database.GetPendingMigrationsAsync()).Count());
}
