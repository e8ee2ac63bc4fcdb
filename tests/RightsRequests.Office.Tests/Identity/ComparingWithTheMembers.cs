using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Correspondence;
using RightsRequests.Identity;
using RightsRequests.Intake;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Identity;

/// <summary>Before evidence is asked for, what the person said is compared with what the members' system knows.</summary>
public sealed class ComparingWithTheMembers(OfficeFixture postgres)
{
    [Fact]
    public async Task The_case_shows_what_agrees_and_what_does_not_and_nothing_of_the_answer_is_disclosed()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var id = (await office.Office.FileAsync(Requests.Access() with { Scope = new(["newsletter"]) })).Cases[0].Id;
        await office.DrainAsync();

        await office.DoAsync(id, TestOffice.Agent, "compare-identity");
        await office.DrainAsync();
        var (holder, query) = Assert.Single(office.Bus.Asked);
        Assert.Equal(("crm", "Locate", "newsletter"), (holder, query.Action.ToString(), Assert.Single(query.Activities)));
        await office.AnswerAsync(Located(query.QueryId));

        var seen = await office.Office.CaseAsync(id);
        Assert.Equal(("verify-identity", "not-settled"), (seen.Step, seen.Identity));
        Assert.Empty(seen.Incidents);
        var compared = Assert.Single(seen.Holders);
        Assert.True(compared.Comparison);
        Assert.Equal(
            [("full-name", true), ("birth-date", null), ("email", true), ("phone", null), ("member-number", false)],
            compared.Matches.Select(match => (match.What, match.Agrees)));
        Assert.DoesNotContain(seen.Timeline, line => line.Detail.Contains("quillfeather", StringComparison.OrdinalIgnoreCase));

        await office.DoAsync(id, TestOffice.Agent, "confirm-identity");
        await office.DoAsync(id, TestOffice.Agent, "accept-assessment");
        var disclosed = await office.Office.InScopeAsync(async (AnsweredRecords answers) =>
            await answers.ReadAsync(await office.Office.InScopeAsync((CaseVault vault) => vault.StateAsync(id, default)), default).ToListAsync());
        Assert.Empty(disclosed);
    }

    [Fact]
    public async Task A_person_whom_nobody_knows_by_what_they_said_is_told_apart_from_one_who_is_known()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var id = (await office.Office.FileAsync(Requests.Access() with { Scope = new(["newsletter"]) })).Cases[0].Id;
        await office.DoAsync(id, TestOffice.Agent, "compare-identity");
        await office.DrainAsync();

        await office.AnswerAsync($$"""{"schema":"rights.answer/1","queryId":"{{Assert.Single(office.Bus.Asked).Query.QueryId}}","holder":"crm","outcome":"no-data"}""");

        var compared = Assert.Single((await office.Office.CaseAsync(id)).Holders);
        Assert.Equal("no-data", compared.Outcome);
        Assert.Empty(compared.Matches);
    }

    [Theory]
    [InlineData("full-name", "DUPONT lea", true)]
    [InlineData("full-name", "Léa Martin", false)]
    [InlineData("birth-date", "1980-05-17", true)]
    [InlineData("birth-date", "1980-05-18", false)]
    [InlineData("email", "LEA@example.org", true)]
    [InlineData("phone", "01 99 00 12 34", true)]
    [InlineData("phone", "01 99 00 12 35", false)]
    [InlineData("member-number", "qz 998", true)]
    [InlineData("customer-number", "QZ998", null)]
    public void The_same_is_the_same_however_it_is_written(string type, string known, bool? agrees)
    {
        var subject = new SubjectContent("Léa Dupont", new(1980, 5, 17), "lea@example.org", "+33 1 99 00 12 34", null, [new("member-number", "QZ998")]);

        var matches = IdentityMatching.Of(subject, new RightsAnswer { QueryId = "q", Holder = "crm", Outcome = AnswerOutcome.Done, Identifiers = [new(type, known)] });

        Assert.Equal(agrees, matches.SingleOrDefault(match => match.What == type)?.Agrees);
        Assert.All(matches.Where(match => match.What != type), match => Assert.Null(match.Agrees));
    }

    [Fact]
    public void Of_several_values_that_a_holder_knows_one_that_agrees_is_enough()
    {
        var subject = new SubjectContent("Léa Dupont", null, "lea@example.org", null, null, []);
        var answer = new RightsAnswer { QueryId = "q", Holder = "crm", Outcome = AnswerOutcome.Done, Identifiers = [new("email", "ancienne@example.org"), new("email", "lea@example.org")] };

        Assert.True(IdentityMatching.Of(subject, answer).Single(match => match.What == "email").Agrees);
    }

    private static string Located(string query) =>
        $$"""
        {"schema":"rights.answer/1","queryId":"{{query}}","holder":"crm","outcome":"done",
         "records":[{"activity":"newsletter","category":"identification","label":"Adresse postale","value":null,"source":"subject"}],
         "identifiers":[{"type":"full-name","value":"QUILLFEATHER Zephyrine"},{"type":"email","value":"Zephyrine.Quillfeather@example.org"},{"type":"member-number","value":"QZ11111111"}]}
        """;
}
