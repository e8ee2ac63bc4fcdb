using RightsRequests.Office.Tests.Holders;

namespace RightsRequests.Office.Tests.Correspondence;

public sealed class RedraftingLetters(OfficeFixture postgres)
{
    [Fact]
    public async Task A_letter_sent_back_is_typeset_anew_and_sent_once()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var (_, id) = await office.AskedAsync();
        await office.AnswerAsync(AnsweringQueries.Answer(Assert.Single(office.Bus.Asked).Query.QueryId));
        await office.DoAsync(id, TestOffice.Agent, "accept-answers");
        await office.DoAsync(id, TestOffice.Dpo, "approve");
        await office.DrainAsync();

        await office.DoAsync(id, TestOffice.Dpo, "send-back");
        await office.DoAsync(id, TestOffice.Agent, "accept-answers");
        await office.DoAsync(id, TestOffice.Dpo, "approve");
        await office.DrainAsync();
        await office.DoAsync(id, TestOffice.Dpo, "approve-letter");
        await office.DrainAsync();

        var seen = await office.Office.CaseAsync(id);
        Assert.Equal("closed", seen.State);
        Assert.Equal("sent", Assert.Single(seen.Letters, letter => letter.Kind == "response").State);
    }
}
