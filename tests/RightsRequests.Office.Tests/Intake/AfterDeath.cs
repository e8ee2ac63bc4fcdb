using RightsRequests.Casework;
using RightsRequests.Intake;
using RightsRequests.Office.Tests.Correspondence;
using RightsRequests.Office.Tests.Holders;

namespace RightsRequests.Office.Tests.Intake;

/// <summary>Heirs, and the person named in directives (loi 78-17 Art. 84 to 86).</summary>
public sealed class AfterDeath(OfficeFixture postgres)
{
    [Theory]
    [InlineData(null)]
    [InlineData("mandate")]
    public async Task A_request_after_death_must_say_in_what_quality_it_is_made(string? capacity)
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var request = Requests.Access() with
        {
            Details = new(AfterDeath: true),
            Representative = capacity is null ? null : new("Barnabé Quillfeather", capacity, "barnabe@example.org"),
        };

        var refused = Assert.IsType<FilingRefused>(await office.Office.InScopeAsync((IntakeDesk desk) => desk.FileAsync(request, null, default)));

        Assert.Contains("heir", refused.Errors["representative.capacity"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_writes_to_a_dead_persons_address()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var request = Requests.Access() with { Representative = new("Barnabé Quillfeather", "heir", PostalAddress: "8 quai des Brumes\n44000 Nantes") };
        var filed = await office.Office.FileAsync(request);
        await office.DrainAsync();

        Assert.Empty(await office.MailsAsync());
        var seen = await office.Office.CaseAsync(filed.Cases[0].Id);
        Assert.Equal("post", Assert.Single(seen.Tasks).Kind);
        var refused = await office.Office.InScopeAsync((IntakeDesk desk) => desk.FileAsync(request with { Representative = new("Barnabé Quillfeather", "heir") }, null, default));
        Assert.Contains("representative.email", Assert.IsType<FilingRefused>(refused).Errors.Keys);
    }

    [Theory]
    [InlineData("heir", null, false, false)]
    [InlineData("named-in-directives", null, false, false)]
    [InlineData("mandate", null, true, true)]
    [InlineData("mandate", "8 quai des Brumes", false, false)]
    public void Where_mail_goes_that_a_representative_gave_no_address_for(string capacity, string? postal, bool toTheirMail, bool toTheirHome)
    {
        var content = new RequestContent(
            new("Zéphyrine Quillfeather", null, "zephyrine@example.org", null, "3 allée des Mirabelles", []), new("Barnabé Quillfeather", capacity, null, postal), null, null, [], "code");

        Assert.Equal(toTheirMail ? "zephyrine@example.org" : null, content.MailAddress());
        Assert.Equal(toTheirHome ? ["3 allée des Mirabelles"] : postal is null ? [] : [postal], content.PostalLines());
    }

    [Theory]
    [InlineData("heir", "needs-decision", "règlement de la succession ou à la prise en compte du décès (article 85 de la loi")]
    [InlineData("named-in-directives", "granted", "Vous avez le droit de savoir")]
    public async Task An_heir_sees_what_the_estate_needs_and_the_person_named_in_directives_all(string capacity, string outcome, string sentence)
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync(Requests.Access() with
        {
            Scope = new(["contract-management", "newsletter"]),
            Details = new(AfterDeath: true),
            Representative = new("Barnabé Quillfeather", capacity, "barnabe@example.org"),
        });
        var id = filed.Cases[0].Id;
        await office.DrainAsync();
        Assert.IsType<Acted>(await office.Office.ActAsync(id, TestOffice.Agent, "confirm-identity", null, ("qualityProved", "yes")));

        Assert.All((await office.Office.CaseAsync(id)).Assessment, one => Assert.Equal(outcome, one.Outcome));
        var seen = await LettersOfEveryRight.RunAsync(office, id);
        var text = await LettersOfEveryRight.TextAsync(office, seen, $"access-after-death-{capacity}");
        Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("heir", "d’héritier, ainsi que les directives")]
    [InlineData("named-in-directives", "personne désignée")]
    public async Task Data_are_destroyed_by_default_once_the_quality_is_proved(string capacity, string sentence)
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres);
        var filed = await office.Office.FileAsync(Requests.Access() with
        {
            Rights = ["erasure"],
            Scope = new(["contract-management", "newsletter"]),
            Details = new(AfterDeath: true),
            Representative = new("Barnabé Quillfeather", capacity, "barnabe@example.org"),
        });
        var id = filed.Cases[0].Id;
        await office.DrainAsync();
        Assert.IsType<Acted>(await office.Office.ActAsync(id, TestOffice.Agent, "confirm-identity", null, ("qualityProved", "no")));
        await office.DrainAsync();
        Assert.Empty(office.Bus.Asked);
        var asked = await LettersOfEveryRight.TextAsync(office, await office.Office.CaseAsync(id), $"proof-{capacity}", "identity-request");
        Assert.Contains("le document qui la prouve", asked, StringComparison.Ordinal);
        Assert.IsType<Acted>(await office.Office.ActAsync(id, TestOffice.Agent, "confirm-identity", null, ("qualityProved", "yes")));

        Assert.All((await office.Office.CaseAsync(id)).Assessment, one => Assert.Equal("granted", one.Outcome));
        var seen = await LettersOfEveryRight.RunAsync(office, id);

        var text = await LettersOfEveryRight.TextAsync(office, seen, $"after-death-{capacity}");
        Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.Contains("nous détruisons les données d’une personne décédée", text, StringComparison.Ordinal);
        Assert.All(await office.MailsAsync(), mail => Assert.DoesNotContain("zephyrine", mail.Mail.To, StringComparison.OrdinalIgnoreCase));
    }
}
