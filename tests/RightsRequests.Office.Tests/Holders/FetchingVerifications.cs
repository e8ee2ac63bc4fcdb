using System.Text.Json;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Holders;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>A holder that fetches is asked once more after the case has ended, as every other.</summary>
public sealed class FetchingVerifications(OfficeFixture postgres)
{
    private static readonly string[] Steps = ["confirm-identity", "accept-assessment", "approve", "approve-letter"];

    [Fact]
    public async Task A_restriction_of_a_closed_case_is_fetched_a_month_later()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddHolder("crm", holder => holder with { Transport = Transport.Http }));
        var id = (await office.Office.FileAsync(Requests.Access() with { Rights = ["restriction"], Scope = new(["newsletter"]), Details = new(Facts: ["objection-pending"]) })).Cases[0].Id;
        for (var turn = 0; turn < 10; turn++)
        {
            await office.DrainAsync();
            var view = (await office.Office.InScopeAsync((CaseDesk desk) => desk.GetAsync(id, TestOffice.Dpo, default)))!;
            if (Steps.FirstOrDefault(step => view.AvailableActions.Any(offer => offer.Action == step)) is { } next)
            {
                await office.DoAsync(id, next is "approve" or "approve-letter" ? TestOffice.Dpo : TestOffice.Agent, next);
            }

            await AnswerAllAsync(office);
        }

        Assert.Equal("closed", (await office.Office.CaseAsync(id)).State);
        office.Office.Clock.Advance(Duration.FromDays(31));
        while (await office.Office.InScopeAsync((TimerRunner timers) => timers.RunOneAsync(default)))
        {
        }

        await office.DrainAsync();
        Assert.Equal(1, await AnswerAllAsync(office));
        var after = await office.Office.CaseAsync(id);
        Assert.Contains(after.Timeline, entry => entry.What == "outcome-verified");
        Assert.Empty(after.Incidents);
    }

    // As it would over HTTP; how many there were.
    private static async Task<int> AnswerAllAsync(CorrespondingOffice office)
    {
        var fetched = await office.Office.InScopeAsync((QueryShelf shelf) => shelf.TakeAsync("crm", Duration.FromMinutes(1), default));
        foreach (var one in fetched)
        {
            Assert.Equal(Contracts.HolderAction.Restrict, JsonSerializer.Deserialize<RightsQuery>(one.Body, RightsJson.Options)!.Action);
            await office.AnswerAsync($$"""{"schema":"rights.answer/1","queryId":"{{one.QueryId}}","holder":"crm","outcome":"done"}""");
        }

        return fetched.Count;
    }
}
