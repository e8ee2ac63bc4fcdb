using Npgsql;
using RightsRequests.Audit;

namespace RightsRequests.Office.Tests.Audit;

public sealed class AuditTrail(OfficeFixture postgres)
{
    [Theory]
    [InlineData("UPDATE audit_entries SET detail = 'x'")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("TRUNCATE audit_entries")]
    public async Task Entries_cannot_be_changed_or_removed(string sql)
    {
        await using var office = await postgres.OfficeAsync();
        await office.FileAsync();

        await Assert.ThrowsAsync<PostgresException>(() => office.ExecuteAsync(sql));
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET detail = detail || 'x' WHERE number = 2", 2)]
    [InlineData("UPDATE audit_entries SET at = at - interval '1 day' WHERE number = 1", 1)]
    [InlineData("DELETE FROM audit_entries WHERE number = 1", 1)]
    [InlineData("DELETE FROM audit_entries WHERE number = 2", 2)]
    [InlineData("UPDATE audit_entries one SET what = other.what, actor = other.actor, detail = other.detail, at = other.at FROM audit_entries other WHERE one.number = 3 - other.number AND other.number IN (1, 2)", 1)]
    [InlineData("DELETE FROM audit_entries; UPDATE cases SET audit_length = 0, audit_head = decode(repeat('00', 32), 'hex')", 1)]
    [InlineData("INSERT INTO audit_entries SELECT case_id, number + 1, at, what, actor, detail, hash, hash FROM audit_entries ORDER BY number DESC LIMIT 1", 3)]
    public async Task Verification_names_the_first_broken_entry(string tampering, int number)
    {
        await using var office = await postgres.OfficeAsync();
        var filed = await office.FileAsync();
        Task<AuditVerdict> VerifyAsync() => office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(filed.Reference, default));
        var intact = Assert.IsType<AuditIntact>(await VerifyAsync());
        Assert.Equal(await office.CountAsync("SELECT count(*) FROM audit_entries"), intact.Entries);

        await office.ExecuteAsync($"ALTER TABLE audit_entries DISABLE TRIGGER USER; {tampering}");

        var broken = Assert.IsType<AuditBroken>(await VerifyAsync());
        Assert.Equal(number <= intact.Entries ? number : intact.Entries + 1, broken.Number);
    }

    [Fact]
    public async Task A_trail_whose_case_is_gone_is_named()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;

        await office.ExecuteAsync("DELETE FROM cases");

        Assert.Equal(new AuditBroken("-", id, 1), await office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default)));
    }

    [Fact]
    public async Task What_happens_while_the_trail_is_verified_is_no_change_of_it()
    {
        await using var office = await postgres.OfficeAsync();
        await office.FileAsync();
        await using var source = NpgsqlDataSource.Create(office.ConnectionString);
        await using var moving = await source.OpenConnectionAsync();
        await using var move = await moving.BeginTransactionAsync();
        async Task DoAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, moving, move);
            await command.ExecuteNonQueryAsync();
        }

        // The cases have been read, their entries wait for this transaction, in which one more comes.
        await DoAsync("LOCK TABLE audit_entries IN ACCESS EXCLUSIVE MODE");
        var verifying = office.InScopeAsync((AuditVerifier verifier) => verifier.VerifyAsync(null, default));
        for (var end = DateTime.UtcNow.AddMinutes(3); await office.CountAsync("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'audit_entries'::regclass") == 0; await Task.Delay(20))
        {
            Assert.True(DateTime.UtcNow < end);
        }

        await DoAsync("INSERT INTO audit_entries SELECT id, audit_length + 1, now(), 'timer', 'system', '', audit_head, audit_head FROM cases");
        await DoAsync("UPDATE cases SET audit_length = audit_length + 1");
        await move.CommitAsync();

        Assert.IsType<AuditIntact>(await verifying);
    }
}
