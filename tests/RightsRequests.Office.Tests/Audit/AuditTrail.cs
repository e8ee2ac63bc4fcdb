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
}
