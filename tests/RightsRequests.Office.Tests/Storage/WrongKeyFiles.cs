using RightsRequests.Diagnosis;
using RightsRequests.Retention;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Storage;

/// <summary>What a wrong key file does not open was not erased: nothing is destroyed for it, and nothing is written under it.</summary>
public sealed class WrongKeyFiles(OfficeFixture postgres)
{
    [Fact]
    public async Task Under_the_file_of_another_installation_nothing_is_erased_and_nothing_stored()
    {
        await using var office = await postgres.OfficeAsync(keyFile: OfficeFixture.NewKeyFile());
        var filed = await office.FileAsync();

        await using (var wrong = postgres.OfficeOn(office.ConnectionString, OfficeFixture.NewKeyFile()))
        {
            await RefusedAsync(wrong, "n'est pas celui de cette base");
            await Assert.ThrowsAsync<WrongKeyFileException>(() => wrong.FileAsync());
        }

        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM requests WHERE erased_at IS NULL"));
        Assert.NotNull((await office.CaseAsync(filed.Cases[0].Id)).Subject);
    }

    // Its generation 1 is missing here, as after a rotation there: all looks erased.
    [Fact]
    public async Task Nor_under_one_that_was_rotated()
    {
        await using var office = await postgres.OfficeAsync(keyFile: OfficeFixture.NewKeyFile());
        await office.FileAsync();
        var rotated = OfficeFixture.NewKeyFile();
        KeyFile.Open(rotated).Change(content => content.WithNew().WithCurrentOnly());
        // As a database of before the file was noted.
        await office.ExecuteAsync("UPDATE key_generations SET key_file = NULL");

        await using var wrong = postgres.OfficeOn(office.ConnectionString, rotated);

        await RefusedAsync(wrong, "n'est pas celui de cette base");
    }

    [Fact]
    public async Task A_database_of_before_a_rotation_is_not_erased_under_the_file_of_after_it()
    {
        var file = OfficeFixture.NewKeyFile();
        var then = Path.Combine(Path.GetDirectoryName(file)!, "then.key");
        File.Copy(file, then);
        await using var office = await postgres.OfficeAsync(keyFile: file);
        var filed = await office.FileAsync();
        KeyFile.Open(file).Change(content => content.WithNew().WithCurrentOnly());

        await using (var wrong = postgres.OfficeOn(office.ConnectionString, file))
        {
            await RefusedAsync(wrong, "1 demandes sur 1 sont sous des clés que le fichier n'a pas");
        }

        await using var right = postgres.OfficeOn(office.ConnectionString, then);
        Assert.Equal(0, await right.InScopeAsync((RetentionDesk desk) => desk.ErasedSinceBackupAsync(default)));
        Assert.NotNull((await right.CaseAsync(filed.Cases[0].Id)).Subject);
    }

    [Fact]
    public async Task A_file_put_in_the_place_of_ours_while_we_run_is_not_taken()
    {
        var file = OfficeFixture.NewKeyFile();
        await using var office = await postgres.OfficeAsync(keyFile: file);
        await office.FileAsync();

        File.Copy(OfficeFixture.NewKeyFile(), file, overwrite: true);
        File.AppendAllText(file, "\n");

        await Assert.ThrowsAsync<WrongKeyFileException>(() => office.FileAsync());
    }

    private static async Task RefusedAsync(TestOffice wrong, string why)
    {
        Assert.Contains(why, (await wrong.InScopeAsync((KeyFit fit) => fit.FaultAsync(default)))!.Fr, StringComparison.Ordinal);
        Assert.Contains(await wrong.InScopeAsync((KeyDiagnosis diagnosis) => diagnosis.RunAsync(withDatabase: true, default)), one => one.Says.Fr.Contains(why, StringComparison.Ordinal));
        await Assert.ThrowsAsync<WrongKeyFileException>(() => wrong.InScopeAsync((RetentionDesk desk) => desk.ErasedSinceBackupAsync(default)));
        await Assert.ThrowsAsync<WrongKeyFileException>(() => wrong.InScopeAsync((RetentionDesk desk) => desk.RunAsync(dryRun: false, default)));
        await Assert.ThrowsAsync<WrongKeyFileException>(() => wrong.InScopeAsync((KeyRotation rotation) => rotation.RunAsync("denis", default)));
        await Assert.ThrowsAsync<WrongKeyFileException>(() => wrong.InScopeAsync(async (KeyCutter cutter) =>
        {
            await cutter.AdoptAsync(default);
            return 0;
        }));
        Assert.Equal(0, await wrong.CountAsync("SELECT count(*) FROM requests WHERE erased_at IS NOT NULL"));
        Assert.NotEqual(0, await wrong.CountAsync("SELECT count(*) FROM case_keys"));
    }
}
