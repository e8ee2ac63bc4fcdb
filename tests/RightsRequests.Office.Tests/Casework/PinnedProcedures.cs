using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Casework;

public sealed class PinnedProcedures(OfficeFixture postgres)
{
    [Fact]
    public async Task A_case_goes_on_by_the_text_it_began_with()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;

        // As if the pack in force had another text by now.
        await office.ExecuteAsync("UPDATE procedure_texts SET hash = 'earlier'; UPDATE cases SET procedure_hash = 'earlier'");

        Assert.IsType<Applied>(await office.HandleAsync(id, new IncidentReported("incident/1", "planted", null, null)));
        Assert.Equal("verify-identity", (await office.CaseAsync(id)).Step);
        await office.ExecuteAsync("DELETE FROM procedure_texts");
        await Assert.ThrowsAsync<InvalidOperationException>(() => office.CaseAsync(id));
    }
}
