using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Storage;

public sealed class StatesInMemory(OfficeFixture postgres)
{
    [Fact]
    public async Task What_is_known_is_not_opened_again_and_only_its_very_bytes_and_key_are_known()
    {
        await using var office = await postgres.OfficeAsync();
        var state = await StateAsync(office, (await office.FileAsync()).Cases[0].Id);
        var key = ContentCipher.NewDataKey();
        using var states = new CaseStates(office.Service<ContentCipher>());

        var content = states.Seal(key, state);

        Assert.Same(state, states.Open(state.Id, key, content));
        Assert.ThrowsAny<CryptographicException>(() => states.Open(state.Id, ContentCipher.NewDataKey(), content));
        Assert.ThrowsAny<CryptographicException>(() => states.Open(state.Id, key, [.. content[..^1], (byte)(content[^1] ^ 1)]));
    }

    [Fact]
    public async Task What_another_process_wrote_is_read_anew()
    {
        await using var office = await postgres.OfficeAsync();
        var state = await StateAsync(office, (await office.FileAsync()).Cases[0].Id);
        var key = ContentCipher.NewDataKey();
        using var ours = new CaseStates(office.Service<ContentCipher>());
        using var theirs = new CaseStates(office.Service<ContentCipher>());
        ours.Seal(key, state);

        var written = theirs.Seal(key, state with { Assignee = "alice" });

        Assert.Equal("alice", ours.Open(state.Id, key, written).Assignee);
    }

    [Fact]
    public async Task What_was_not_committed_is_not_known()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;
        var note = new IncidentReported("incident/1", "planted", null, null);

        await using (var scope = office.Provider.CreateAsyncScope())
        {
            await using var transaction = await scope.ServiceProvider.GetRequiredService<OfficeDb>().Database.BeginTransactionAsync();
            Assert.IsType<Applied>(await scope.ServiceProvider.GetRequiredService<CaseDesk>().HandleAsync(id, note, default));
            await transaction.RollbackAsync();
        }

        Assert.Empty((await StateAsync(office, id)).Incidents);
        Assert.IsType<Applied>(await office.HandleAsync(id, note));
        Assert.Single((await StateAsync(office, id)).Incidents);
    }

    private static Task<CaseState> StateAsync(TestOffice office, Guid caseId) => office.InScopeAsync((CaseVault vault) => vault.StateAsync(caseId, default));
}
