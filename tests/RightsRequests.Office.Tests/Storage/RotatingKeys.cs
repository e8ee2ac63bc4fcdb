using System.Diagnostics;
using Npgsql;
using RightsRequests.Audit;
using RightsRequests.Intake;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Storage;

public sealed class RotatingKeys(OfficeFixture postgres)
{
    private static Task<int> RotateAsync(TestOffice office) => office.InScopeAsync((KeyRotation rotation) => rotation.RunAsync("denis", default));

    [Fact]
    public async Task Everything_is_readable_under_the_new_key_and_nothing_under_the_old()
    {
        var file = OfficeFixture.NewKeyFile();
        var old = Path.Combine(Path.GetDirectoryName(file)!, "old.key");
        File.Copy(file, old);
        await using var office = await postgres.OfficeAsync(keyFile: file);
        var filed = await office.FileAsync();
        var draft = await office.InScopeAsync((DraftDesk desk) => desk.StartAsync(new() { FullName = "Odette Brouillon" }, default));

        Assert.Equal(2, await RotateAsync(office));
        Assert.Equal(0, await RotateAsync(office) - 2);

        Assert.NotNull((await office.CaseAsync(filed.Cases[0].Id)).Subject);
        Assert.Equal("Odette Brouillon", (await office.InScopeAsync((DraftDesk desk) => desk.ReadAsync(draft, default)))!.Draft.FullName);
        var wrapped = await office.InScopeAsync((OfficeDb db) => Task.FromResult(db.CaseKeys.Select(row => row.WrappedKey).Single()));
        Assert.Equal(3, WrappedKey.Place(wrapped).Generation);
        Assert.Equal([3], KeyFileContent.Read(File.ReadAllText(file))!.Generations);
        Assert.Throws<InvalidOperationException>(() => new ContentCipher(KeyFile.Open(old)).Unwrap(wrapped));
        Assert.Equal(2, await office.CountAsync("SELECT count(*) FROM audit_entries WHERE what = 'keys-rotated' AND actor = 'denis'"));
        Assert.IsType<AuditIntact>(await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)));
    }

    [Fact]
    public async Task A_file_of_the_first_form_loses_its_secret_and_hashes_stay()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("own-keys").FullName, "content.key");
        var secret = Convert.ToBase64String(Enumerable.Range(1, 32).Select(one => (byte)one).ToArray());
        await File.WriteAllTextAsync(file, secret);
        await using var office = await postgres.OfficeAsync(keyFile: file);
        var before = await office.FileAsync();

        await RotateAsync(office);

        Assert.DoesNotContain(secret, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.DoesNotContain("wrap", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        await using var afterwards = postgres.OfficeOn(office.ConnectionString, file);
        Assert.NotNull((await afterwards.CaseAsync(before.Cases[0].Id)).Subject);
        Assert.NotNull(await afterwards.StatusAsync(before));
    }

    // Rotated by the administrator, it would be a file that the program's account cannot read.
    [Fact]
    public async Task The_file_stays_with_its_owner()
    {
        var file = OfficeFixture.NewKeyFile();
        if (Environment.IsPrivilegedProcess)
        {
            await ToolAsync("chown", "nobody", file);
        }

        var owner = await ToolAsync("stat", "-c", "%u:%a", file);

        KeyFile.Open(file).Change(content => content.WithNew());

        Assert.Equal(owner, await ToolAsync("stat", "-c", "%u:%a", file));
    }

    private static async Task<string> ToolAsync(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return said;
    }

    [Fact]
    public async Task Interrupted_it_goes_on_and_meanwhile_both_keys_are_read()
    {
        var file = OfficeFixture.NewKeyFile();
        await using var office = await postgres.OfficeAsync(keyFile: file);
        var before = await office.FileAsync();
        var keys = office.Service<KeyFile>();
        keys.Change(content => content.WithNew());
        var meanwhile = await office.FileAsync();

        Assert.NotNull((await office.CaseAsync(before.Cases[0].Id)).Subject);
        Assert.Equal([1, 2], keys.Content.Generations);
        Assert.Equal(1, await RotateAsync(office));

        Assert.Equal([2], keys.Content.Generations);
        Assert.NotNull((await office.CaseAsync(before.Cases[0].Id)).Subject);
        Assert.NotNull((await office.CaseAsync(meanwhile.Cases[0].Id)).Subject);
    }

    [Fact]
    public async Task Requests_that_come_in_meanwhile_are_not_lost()
    {
        await using var office = await postgres.OfficeAsync(keyFile: OfficeFixture.NewKeyFile());
        var filing = Task.Run(async () =>
        {
            List<FiledRequest> filed = [];
            for (var number = 0; number < 12; number++)
            {
                filed.Add(await office.FileAsync());
            }

            return filed;
        });
        while (!filing.IsCompleted)
        {
            await RotateAsync(office);
        }

        foreach (var one in await filing)
        {
            Assert.NotNull((await office.CaseAsync(one.Cases[0].Id)).Subject);
        }
    }

    [Fact]
    public async Task The_database_takes_no_key_of_an_ended_generation()
    {
        var file = OfficeFixture.NewKeyFile();
        await using var office = await postgres.OfficeAsync(keyFile: file);
        await office.FileAsync();
        await RotateAsync(office);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => office.ExecuteAsync(
            "INSERT INTO case_keys (request_id, wrapped_key) VALUES (gen_random_uuid(), '\\x020000000100000009ff')"));

        Assert.Contains("generation", refused.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_ended_leaves_no_wrapping_key()
    {
        var file = OfficeFixture.NewKeyFile();
        await using var office = await postgres.OfficeAsync(keyFile: file);
        await office.InScopeAsync((DraftDesk desk) => desk.StartAsync(new() { FullName = "Odette Brouillon" }, default));
        office.Clock.AdvanceDays(31);

        await office.InScopeAsync((DraftSweep sweep) => sweep.RunAsync(default));

        Assert.Equal(1, await office.InScopeAsync((KeyCutter cutter) => cutter.CutAsync(default)));
        Assert.Equal(0, await office.InScopeAsync((KeyCutter cutter) => cutter.CutAsync(default)));
    }
}
