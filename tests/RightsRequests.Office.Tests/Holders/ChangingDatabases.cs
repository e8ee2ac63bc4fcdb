using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Intake;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>What a database without code changes for an approved case, from the request to the answer and after it.</summary>
public sealed class ChangingDatabases(OfficeFixture postgres)
{
    private static readonly string[] Steps = ["confirm-identity", "accept-assessment", "accept-answers", "approve", "approve-letter"];

    [Fact]
    public async Task An_approved_erasure_masks_the_person_is_answered_and_verified_a_month_later()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        await using var office = await CorrespondingOffice.StartAsync(postgres, database.AddTo);
        var id = await FileAsync(office, "erasure", ["newsletter"], "consent-withdrawn");

        await GoOnAsync(office, id, before: "approve");
        Assert.Equal("0", await database.ValueAsync("SELECT count(*) FROM rights_requests.done"));
        await GoOnAsync(office, id);

        var view = await office.Office.CaseAsync(id);
        Assert.Equal("closed", view.State);
        Assert.Equal(("crm", "erase", "done", 1), view.Holders.Where(one => one.Action == "erase").Select(one => (one.Holder, one.Action, one.Outcome, one.Erased)).Single());
        Assert.Null(await database.ValueAsync("SELECT email FROM crm.subscription WHERE id = 1"));
        Assert.Equal("0", await database.ValueAsync("SELECT count(*) FROM crm.exchange WHERE body IS NULL"));
        Assert.Equal("paul@example.org", await database.ValueAsync("SELECT email FROM crm.subscription WHERE id = 2"));
        Assert.Equal("1", await database.ValueAsync("SELECT count(*) FROM rights_requests.done WHERE action = 'erase'"));

        await LaterAsync(office, days: 31);

        view = await office.Office.CaseAsync(id);
        Assert.Contains(view.Timeline, entry => entry.What == "outcome-verified");
        Assert.Empty(view.Incidents);
    }

    [Fact]
    public async Task Data_that_came_back_into_the_table_are_found_a_month_later()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        await using var office = await CorrespondingOffice.StartAsync(postgres, database.AddTo);
        var id = await FileAsync(office, "erasure", ["newsletter"], "consent-withdrawn");
        await GoOnAsync(office, id);
        await database.ExecuteAsync("UPDATE crm.subscription SET email = 'jeanne@example.org', active = true WHERE id = 1");

        await LaterAsync(office, days: 31);

        Assert.Contains("still has data", Assert.Single((await office.Office.CaseAsync(id)).Incidents, incident => incident.Open).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restriction_is_set_by_an_approved_case_set_again_where_it_went_and_lifted_by_decision()
    {
        var database = await HeldDatabase.StartAsync(postgres);
        await using var office = await CorrespondingOffice.StartAsync(postgres, database.AddTo);
        var id = await FileAsync(office, "restriction", ["commercial-prospecting"], "objection-pending");
        await GoOnAsync(office, id, before: "approve");
        Assert.Equal("false", await RestrictedAsync(database));

        await GoOnAsync(office, id);
        Assert.Equal("closed", (await office.Office.CaseAsync(id)).State);
        Assert.Equal("true", await RestrictedAsync(database));
        Assert.Equal("0", await database.ValueAsync("SELECT count(*) FROM crm.member WHERE id <> 1 AND restricted"));

        await database.ExecuteAsync("UPDATE crm.member SET restricted = false");
        await LaterAsync(office, days: 31);
        Assert.Equal("true", await RestrictedAsync(database));
        Assert.Contains("no longer held", Assert.Single((await office.Office.CaseAsync(id)).Incidents).Reason, StringComparison.Ordinal);

        Assert.IsType<Acted>(await office.Office.ActAsync(id, TestOffice.Agent, "lift-restriction", null, ("reasons", "L’intérêt légitime est établi.")));
        Assert.Equal("true", await RestrictedAsync(database));
        await GoOnAsync(office, id);
        Assert.Equal("false", await RestrictedAsync(database));
    }

    private static async Task<Guid> FileAsync(CorrespondingOffice office, string right, string[] activities, string fact) => (await office.Office.FileAsync(Requests.Access() with
    {
        Rights = [right],
        Subject = new("Jeanne Exemple", "1980-05-17", "jeanne@example.org", null, null, [new("member-number", "QZ99887766")]),
        Scope = new(activities),
        Details = new(Facts: [fact]),
    })).Cases[0].Id;

    // People take what is offered, until nothing is, or what they are to wait before.
    private static async Task GoOnAsync(CorrespondingOffice office, Guid id, string? before = null)
    {
        for (var turn = 0; turn < 20; turn++)
        {
            await office.DrainAsync();
            var next = await NextAsync(office, id);
            if (next is null || next.Value.Action == before)
            {
                return;
            }

            await office.DoAsync(id, next.Value.By, next.Value.Action);
        }

        Assert.Fail("the case never comes to rest");
    }

    private static async Task<(Workflow.Actor By, string Action)?> NextAsync(CorrespondingOffice office, Guid id)
    {
        foreach (var actor in new[] { TestOffice.Agent, TestOffice.Dpo })
        {
            var view = (await office.Office.InScopeAsync((CaseDesk desk) => desk.GetAsync(id, actor, default)))!;
            if (Steps.FirstOrDefault(step => view.AvailableActions.Any(offer => offer.Action == step)) is { } action)
            {
                return (actor, action);
            }
        }

        return null;
    }

    private static async Task LaterAsync(CorrespondingOffice office, int days)
    {
        office.Office.Clock.Advance(Duration.FromDays(days));
        while (await office.Office.InScopeAsync((TimerRunner timers) => timers.RunOneAsync(default)))
        {
        }

        await office.DrainAsync();
    }

    private static Task<string?> RestrictedAsync(HeldDatabase database) => database.ValueAsync("SELECT restricted FROM crm.member WHERE id = 1");
}
