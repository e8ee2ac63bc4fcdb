using RightsRequests.Office.Tests.Correspondence;
using RightsRequests.Office.Tests.Holders;
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

    [Fact]
    public async Task A_question_of_identity_says_how_long_this_case_waits_and_not_a_case_that_begins_today()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var id = (await office.Office.FileAsync()).Cases[0].Id;
        await office.Office.ExecuteAsync("UPDATE procedure_texts SET hash = 'earlier', text = replace(text, 'P30D', 'P60D'); UPDATE cases SET procedure_hash = 'earlier'");

        await office.Office.ActAsync(id, TestOffice.Agent, "doubt-identity", null, ("reasons", "Deux personnes de ce nom."));
        await office.DrainAsync();

        var letter = (await office.MailsAsync()).Single(one => one.Mail.Attachment!.Name.Contains("identite", StringComparison.Ordinal)).Mail.Attachment!.Content;
        Assert.Contains("d’ici au 31 mai 2026", (await PdfPages.ReadAsync(letter)).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM timers WHERE key LIKE 'give-up/%' AND fire_at = '2026-05-30T22:00:00Z'"));
    }
}
