using System.Diagnostics;
using Npgsql;
using RightsRequests.Audit;
using RightsRequests.Retention;
using RightsRequests.Storage;
using RightsRequests.Tests.Private;

namespace RightsRequests.Office.Tests.Retention;

/// <summary>A back-up from before an erasure, restored elsewhere, opens with the present key file everything but what was erased.</summary>
public sealed class RestoringBackups(OfficeFixture postgres)
{
    [Fact]
    public async Task What_was_erased_since_the_backup_cannot_be_read_out_of_it()
    {
        var keys = OfficeFixture.NewKeyFile();
        await using var office = await postgres.OfficeAsync(keyFile: keys);
        var erased = await office.FileAsync();
        var kept = await office.FileAsync(Requests.Access("berenice.quillfeather@example.org"));
        var backup = await DumpAsync(office);

        var outcome = await office.InScopeAsync((RetentionDesk desk) => desk.EraseAsync(erased.Reference, "denis", "court-order", openToo: true, default));
        Assert.Equal(1, await office.InScopeAsync((KeyCutter cutter) => cutter.CutAsync(default)));

        Assert.Equal(new Erased(1), outcome);
        await using var restored = postgres.OfficeOn(await RestoreAsync(backup), keys);
        Assert.Equal(2, await restored.CountAsync("SELECT count(*) FROM case_keys"));
        Assert.NotNull((await restored.CaseAsync(kept.Cases[0].Id)).Subject);
        var view = await restored.CaseAsync(erased.Cases[0].Id);
        Assert.Null(view.Subject);
        Assert.Equal("erased", view.Identity);
        // Not by the product's good manners: the file does not give the wrapping key any more.
        var wrapped = await restored.InScopeAsync((OfficeDb db) => Task.FromResult(db.CaseKeys.OrderBy(row => row.RequestId).Select(row => row.WrappedKey).ToList()));
        Assert.Equal(1, wrapped.Count(one => KeyFileContent.Read(File.ReadAllText(keys))!.Trees[1].KeyOf(WrappedKey.Place(one).Leaf) is null));

        // The copy may read, but must not take keys out of the file of its original.
        await restored.ExecuteAsync("DELETE FROM case_keys");
        await Assert.ThrowsAsync<ForeignKeyFileException>(() => restored.InScopeAsync((KeyCutter cutter) => cutter.CutAsync(default)));
        Assert.NotNull((await office.CaseAsync(kept.Cases[0].Id)).Subject);
    }

    [Fact]
    public async Task A_restored_database_erases_again_what_was_erased_since()
    {
        var keys = OfficeFixture.NewKeyFile();
        await using var office = await postgres.OfficeAsync(keyFile: keys);
        var erased = await office.FileAsync();
        await office.FileAsync();
        var backup = await DumpAsync(office);
        await office.InScopeAsync((RetentionDesk desk) => desk.EraseAsync(erased.Reference, "denis", "court-order", openToo: true, default));
        await office.InScopeAsync((KeyCutter cutter) => cutter.CutAsync(default));
        await using var restored = postgres.OfficeOn(await RestoreAsync(backup), keys);

        Assert.Equal(1, await restored.InScopeAsync((RetentionDesk desk) => desk.ErasedSinceBackupAsync(default)));
        Assert.Equal(0, await restored.InScopeAsync((RetentionDesk desk) => desk.ErasedSinceBackupAsync(default)));

        Assert.Equal("key-destroyed", (await restored.CaseAsync(erased.Cases[0].Id)).Timeline[^1].Detail);
        Assert.IsType<AuditIntact>(await restored.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)));
        // New requests take no leaf that was cut.
        await restored.ExecuteAsync("SELECT setval('key_leaves', 1, false)");
        var filed = await restored.FileAsync();
        Assert.NotNull((await restored.CaseAsync(filed.Cases[0].Id)).Subject);
    }

    private static string Tool(string name) =>
        Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin", name)).Where(File.Exists).Order().Last();

    private static async Task<string> DumpAsync(TestOffice office)
    {
        var file = Path.GetTempFileName();
        await RunAsync("pg_dump", office.ConnectionString, "--format=plain", "--file", file);
        return file;
    }

    private async Task<string> RestoreAsync(string file)
    {
        var empty = await postgres.EmptyDatabaseAsync();
        await RunAsync("psql", empty, "--quiet", "--set", "ON_ERROR_STOP=1", "--file", file);
        File.Delete(file);
        return empty;
    }

    private static async Task RunAsync(string tool, string connectionString, params string[] arguments)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(Tool(tool), ["--host", to.Host!, "--port", $"{to.Port}", "--username", to.Username!, "--dbname", to.Database!, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PGPASSWORD"] = to.Password ?? "";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, errors);
    }
}
