using RightsRequests.Casework;
using RightsRequests.Intake;
using RightsRequests.Office.Tests.Correspondence;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Intake;

/// <summary>What a living person wants done with their data after death (loi 78-17 Art. 85).</summary>
public sealed class RecordingDirectives(OfficeFixture postgres)
{
    private static NewRequest Request(NewDirectives? directives = null) => Requests.Access() with
    {
        Rights = ["erasure"],
        Scope = new(["contract-management", "newsletter"]),
        Details = new(Directives: directives),
    };

    private static readonly NewRequest AfterDeath = Request() with
    {
        Details = new(AfterDeath: true),
        Representative = new("Barnabé Quillfeather", "heir", "barnabe@example.org"),
    };

    [Theory]
    [InlineData("destroy", null, "après votre décès : détruire vos données.")]
    [InlineData("hand-over", "Odilon Quillfeather", "après votre décès : remettre vos données à Odilon Quillfeather.")]
    public async Task Directives_are_confirmed_in_the_acknowledgement_and_in_the_answer(string wish, string? thirdParty, string sentence)
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var id = (await office.Office.FileAsync(Request(new(wish, thirdParty is null ? null : new(thirdParty), "Selon ma lettre du 3 mai.")))).Cases[0].Id;
        await office.DrainAsync();

        var seen = await office.Office.CaseAsync(id);
        var directives = Assert.Single(seen.Directives!);
        Assert.Equal((wish, thirdParty, "Selon ma lettre du 3 mai."), (directives.Wish, directives.ThirdParty?.FullName, directives.Text));
        Assert.Contains(sentence, await LettersOfEveryRight.TextAsync(office, seen, $"acknowledged-{wish}", "acknowledgement"), StringComparison.Ordinal);
        Assert.IsType<Acted>(await office.Office.ActAsync(id, TestOffice.Agent, "confirm-identity", null));
        seen = await LettersOfEveryRight.RunAsync(office, id);
        Assert.Contains(sentence, await LettersOfEveryRight.TextAsync(office, seen, $"erased-{wish}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_death_staff_see_the_directives_of_that_person_the_last_first_and_of_nobody_else()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var first = await office.Office.FileAsync(Request(new("destroy")));
        office.Office.Clock.AdvanceDays(1);
        var last = await office.Office.FileAsync(Request(new("hand-over", new("Odilon Quillfeather", "odilon@example.org"))));
        await office.Office.FileAsync(Request(new("destroy")) with { Subject = Request().Subject! with { FullName = "Isidore Autrepart", Email = "isidore@example.org", Identifiers = [] } });

        var id = (await office.Office.FileAsync(AfterDeath)).Cases[0].Id;
        var seen = await office.Office.CaseAsync(id);

        Assert.Equal([(last.Reference, "hand-over"), (first.Reference, "destroy")], seen.Directives!.Select(one => (one.Reference, one.Wish)));
        Assert.Equal(new("Odilon Quillfeather", "odilon@example.org"), seen.Directives![0].ThirdParty);
    }

    [Fact]
    public async Task Another_request_of_the_living_person_shows_its_own_directives_only_and_an_administrator_sees_none()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var with = (await office.Office.FileAsync(Request(new("destroy")))).Cases[0].Id;
        var without = (await office.Office.FileAsync(Request())).Cases[0].Id;

        Assert.Empty((await office.Office.CaseAsync(without)).Directives!);
        var admin = new Actor("adele", new HashSet<Role> { Role.Admin });
        Assert.Null((await office.Office.InScopeAsync((CaseDesk desk) => desk.GetAsync(with, admin, default)))!.Directives);
    }
}
