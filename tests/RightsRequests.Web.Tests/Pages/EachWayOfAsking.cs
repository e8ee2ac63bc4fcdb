using Microsoft.Playwright;
using RightsRequests.Web.Tests.Api;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>Each way through the form to its confirmation: what was answered is what is shown to be checked, and what reaches the staff.</summary>
public sealed class EachWayOfAsking(WebFixture fixture, Browser browser)
{
    private const string Reasons = "Je suis en conflit avec mon employeur.";

    private static readonly Dictionary<string, Way> Ways = new()
    {
        ["objection with its reasons"] = new(
            ["objection"],
            [new("opposition", [new("[value=other]"), new("#raisons", Reasons)], ["À un autre usage de mes données", Reasons], ["To another use of my data", Reasons])],
            [Reasons]),
        ["restriction with its case"] = new(
            ["restriction"],
            [new("limitation", [new("[value=claims]")], ["J’ai besoin de ces données pour faire valoir mes droits"], ["I need these data to establish my rights"])],
            ["faire valoir mes droits|establish my rights"]),
        ["a consent to withdraw"] = new(
            ["consent-withdrawal"],
            [new("consentement", [new("[value=newsletter]")], ["L’envoi de nos lettres d’information"], ["Sending our newsletters"])],
            []),
        ["a decision to review"] = new(
            ["automated-decision"],
            [new("decision", [new("#decision-texte", "Le refus du 3 mai.")], ["Le refus du 3 mai."], ["Le refus du 3 mai."])],
            ["Le refus du 3 mai."]),
        ["portability to another"] = new(
            ["portability"],
            [new("portabilite", [new("[value=other]"), new("#destinataire-nom", "Mutuelle des Nuages, 2 rue du Ciel")], ["Un autre organisme", "Mutuelle des Nuages"], ["Another organisation", "Mutuelle des Nuages"])],
            ["Mutuelle des Nuages"]),
        ["several rights at once"] = new(
            ["access", "rectification", "objection"],
            [
                new("droits", [], ["Accéder à mes données", "Rectifier mes données", "M’opposer"], ["Access my data", "Rectify my data", "Object to"]),
                new("dossier-medical", [new("[value=recent]")], ["moins de cinq ans"], ["less than five years old"]),
                new("corrections", [new("#donnee", "identification/phone"), new("#faux", "03 83 00 00 00"), new("#juste", "03 83 11 11 11")], ["Téléphone", "03 83 00 00 00", "03 83 11 11 11"], ["Telephone", "03 83 00 00 00", "03 83 11 11 11"]),
                new("opposition", [new("[value=both]"), new("#raisons", Reasons)], ["Aux deux", Reasons], ["To both", Reasons]),
            ],
            ["03 83 11 11 11", Reasons]),
        ["for a child"] = new(
            ["access"],
            [
                new("pour-qui", [new("[value=child]")], ["Pour mon enfant mineur"], ["For my minor child"]),
                new("identite", [new("#nom", "Prune Feuedelune"), new("#naissance", "3"), new("#naissance-mois", "2"), new("#naissance-annee", "2019")], ["Prune Feuedelune", "3 février 2019"], ["Prune Feuedelune", "3 February 2019"]),
                new("vous", [new("#representant", "Capucine Feuedelune"), new("#representant-courriel", "capucine@example.org")], ["Capucine Feuedelune", "capucine@example.org"], ["Capucine Feuedelune", "capucine@example.org"]),
            ],
            ["\"capacity\":\"parent\""]),
        ["for a ward"] = new(
            ["erasure"],
            [
                new("pour-qui", [new("[value=represented]")], ["Pour une personne que je représente"], ["For a person I represent"]),
                new("qualite", [new("[value=guardian]")], ["Je suis son tuteur ou son curateur"], ["I am their guardian"]),
                new("effacement", [new("[value=no-longer-necessary]")], ["Vous n’en avez plus besoin"], ["You no longer need them"]),
            ],
            ["\"capacity\":\"guardian\"", "plus besoin|no longer need"]),
        ["by mandate"] = new(
            ["portability"],
            [
                new("pour-qui", [new("[value=represented]")], ["Pour une personne que je représente"], ["For a person I represent"]),
                new("qualite", [new("[value=mandate]")], ["Elle m’a donné un mandat"], ["They gave me a mandate"]),
            ],
            ["\"capacity\":\"mandate\""]),
        ["by an heir"] = new(
            ["access"],
            [
                new("pour-qui", [new("[value=deceased]")], ["Pour une personne décédée"], ["For a deceased person"]),
                new("qualite", [new("[value=heir]")], ["Je suis son héritier"], ["I am their heir"]),
                new("contact", [new("#adresse", "3 allée des Mirabelles\n54000 Nancy")], ["3 allée des Mirabelles"], ["3 allée des Mirabelles"]),
            ],
            ["\"capacity\":\"heir\""]),
        ["by who was named in directives"] = new(
            ["erasure"],
            [
                new("pour-qui", [new("[value=deceased]")], ["Pour une personne décédée"], ["For a deceased person"]),
                new("qualite", [new("[value=named-in-directives]")], ["Elle m’a désigné dans ses directives"], ["They named me in their directives"]),
            ],
            ["\"capacity\":\"named-in-directives\""]),
        ["directives for after death"] = new(
            ["access"],
            [
                new(
                    "directives",
                    [new("[value=hand-over]"), new("#tiers", "Capucine Feuedelune"), new("#tiers-courriel", "capucine@example.org"), new("#directives-texte", "Sauf mes courriers.")],
                    ["Les remettre à la personne que je nomme", "Capucine Feuedelune", "capucine@example.org", "Sauf mes courriers."],
                    ["Hand them over to the person I name", "Capucine Feuedelune", "capucine@example.org", "Sauf mes courriers."]),
            ],
            ["\"wish\":\"hand-over\"", "Capucine Feuedelune"]),
    };

    /// <summary>Each with JavaScript in one language and without in the other.</summary>
    public static TheoryData<string, bool, string> Each
    {
        get
        {
            TheoryData<string, bool, string> all = [];
            foreach (var (number, way) in Ways.Keys.Index())
            {
                all.Add(way, true, number % 2 == 0 ? "" : "/en");
                all.Add(way, false, number % 2 == 0 ? "/en" : "");
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task What_was_answered_is_checked_filed_and_reaches_the_staff(string name, bool script, string root)
    {
        var (way, english) = (Ways[name], root.Length > 0);
        var page = await browser.PageAsync(fixture.Web.Address, script: script);
        await page.GotoAsync($"{root}/demande");
        var walk = new FormWalk(selector => page.Locator(selector), way.Rights);
        foreach (var step in way.Steps.Where(one => one.Answers.Count > 0))
        {
            walk.On(step.Word, async find =>
            {
                foreach (var answer in step.Answers)
                {
                    await answer.GiveAsync(find);
                }
            });
        }

        await walk.ToCheckAsync();
        Assert.Equal([], way.Steps.Select(step => step.Word).Except(walk.Met));
        foreach (var step in way.Steps)
        {
            foreach (var said in english ? step.English : step.French)
            {
                await Expect(page.Locator($"#{step.Word} dd").First).ToContainTextAsync(new System.Text.RegularExpressions.Regex(said.Replace(".", "\\.", StringComparison.Ordinal)));
            }
        }

        await JudgedAsync(page, $"way-{name.Replace(' ', '-')}-check", script);
        await walk.SendAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(english ? "Your request is filed" : "Votre demande est enregistrée");
        await Expect(page.Locator("main dt")).ToHaveCountAsync(way.Rights.Length);
        using var agent = await fixture.Web.StaffAsync("agnes", "agent");
        var found = (await (await agent.GetAsync($"/api/v1/cases?q={await page.Locator("#reference").InnerTextAsync()}")).JsonAsync())["cases"]!.AsArray();
        Assert.Equal(way.Rights.Order(), found.Select(one => one!.Text("right")).Order());
        var seen = (await agent.CaseAsync($"/api/v1/cases/{found[0]!.Text("id")}")).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Assert.All(way.Reaching, said => Assert.Matches(said, seen));
    }

    private static Task JudgedAsync(IPage page, string name, bool script) =>
        script ? PageJudges.CleanAtBothWidthsAsync(page, name) : Task.CompletedTask;

    /// <param name="Rights">Asked for.</param>
    /// <param name="Steps">Those answered otherwise than most people do.</param>
    /// <param name="Reaching">Patterns of what the staff's view of the case holds.</param>
    private sealed record Way(string[] Rights, IReadOnlyList<Step> Steps, IReadOnlyList<string> Reaching);

    /// <param name="Word">Its address.</param>
    /// <param name="Answers">Given on its page.</param>
    /// <param name="French">What is shown to be checked.</param>
    /// <param name="English">The same in English.</param>
    private sealed record Step(string Word, IReadOnlyList<Answer> Answers, IReadOnlyList<string> French, IReadOnlyList<string> English);

    /// <summary>A choice, or with a text what is written.</summary>
    private sealed record Answer(string Selector, string? Text = null)
    {
        public async Task GiveAsync(Func<string, ILocator> find)
        {
            var field = find(Selector);
            if (Text is null)
            {
                await field.CheckAsync();
            }
            else if (await field.EvaluateAsync<bool>("one => one.tagName === 'SELECT'"))
            {
                await field.SelectOptionAsync(Text);
            }
            else
            {
                await field.FillAsync(Text);
            }
        }
    }
}
