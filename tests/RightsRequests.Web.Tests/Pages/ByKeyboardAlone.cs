using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>The portal with Tab, Space, Enter and letters only, as a screen reader tells it, and by touch.</summary>
public sealed class ByKeyboardAlone(WebFixture fixture, Browser browser)
{
    // Of what has the focus: how it is drawn. The box of a choice is drawn by its label.
    private const string Drawn =
        """
        () => {
          const here = document.activeElement;
          const drawn = here.matches('.govuk-radios__input, .govuk-checkboxes__input') ? getComputedStyle(here.nextElementSibling, '::before') : getComputedStyle(here);
          const seen = drawn.boxShadow !== 'none' || (drawn.outlineStyle !== 'none' && parseFloat(drawn.outlineWidth) > 0);
          return here === document.body || seen ? '' : here.outerHTML;
        }
        """;

    [Fact]
    public async Task A_request_is_made_and_followed()
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        await page.GotoAsync("/demande");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".govuk-skip-link")).ToBeFocusedAsync();
        await Expect(page.Locator("main")).ToMatchAriaSnapshotAsync(
            """
            - main:
              - heading "Faire une demande" [level=1]
              - heading "Ce qui aide" [level=2]
              - button "Commencer"
            """);
        await page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#contenu", page.Url, StringComparison.Ordinal);
        await PressAsync(page, "main form button", "Enter");
        await LeftAsync(page, "demande#contenu");
        // Asked without an answer: the summary leads to the field.
        await PressAsync(page, "main form .govuk-button", "Enter");
        await Expect(page.Locator("main")).ToMatchAriaSnapshotAsync(
            """
            - main:
              - alert:
                - paragraph: Il y a un problème
                - list:
                  - listitem:
                    - link "Dites pour qui vous faites cette demande"
              - group "Pour qui faites-vous cette demande ?":
                - heading "Pour qui faites-vous cette demande ?" [level=1]
                - paragraph: "Erreur : Dites pour qui vous faites cette demande"
                - radio "Pour moi-même"
              - button "Continuer"
            """);
        await PressAsync(page, ".govuk-error-summary a", "Enter");
        await Expect(page.Locator("main [type=radio]").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await PressAsync(page, "main form .govuk-button", "Enter");
        await LeftAsync(page, "pour-qui#pour");
        for (var step = ""; (step = page.Url.Split('/')[^1]) != "verification";)
        {
            switch (step)
            {
                case "droits": await PressAsync(page, "[value=access]", "Space"); break;
                case "sujet" or "dossier-medical" or "organisme": await PressAsync(page, "main [type=radio]", "Space"); break;
                case "identite": await WriteAsync(page, "#nom", "Zéphyrine Quillfeather"); break;
                case "contact": await WriteAsync(page, "#courriel", "zephyrine.tab@example.org"); break;
                default: break;
            }

            await PressAsync(page, "main form .govuk-button", "Enter");
            await LeftAsync(page, step);
        }

        await Expect(page.Locator("main")).ToMatchAriaSnapshotAsync(
            """
            - main:
              - heading "Vérifiez vos réponses" [level=1]
              - term: Pour qui faites-vous cette demande ?
              - definition:
                - paragraph: Pour moi-même
              - definition:
                - 'link "Modifier : Pour qui faites-vous cette demande ?"'
              - term: Qui est la personne concernée ?
              - button "Envoyer la demande"
            """);
        await PressAsync(page, "#envoyer .govuk-button", "Enter");
        var (reference, code) = (await page.Locator("#reference").InnerTextAsync(), await page.Locator("#code").InnerTextAsync());

        await PressAsync(page, "main a[href='/suivi']", "Enter");
        await Expect(page.Locator("#code")).ToHaveJSPropertyAsync("tagName", "INPUT");
        await WriteAsync(page, "#reference", reference);
        await WriteAsync(page, "#code", code);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync(reference);
        await Expect(page.Locator("main")).ToMatchAriaSnapshotAsync(
            """
            - main:
              - heading /Votre demande DR-/ [level=1]
              - status: En cours
              - heading "Vos documents" [level=2]
              - list:
                - listitem:
                  - link "Récépissé de votre demande (PDF)"
              - textbox "Écrire à l’équipe qui traite votre demande"
              - button "Envoyer le message"
              - paragraph:
                - link "Retirer ma demande"
              - button "Quitter le suivi"
            """);
        await PressAsync(page, "main details summary", "Enter");
        await Expect(page.Locator("main details").First).ToHaveAttributeAsync("open", "");
        await WriteAsync(page, "#message", "Où en est-on ?");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#fait-titre")).ToBeVisibleAsync();
        await PressAsync(page, "form[action*=Leave] button", "Enter");
        await Expect(page.Locator("#code")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_request_is_made_by_touch_on_a_phone()
    {
        var page = await browser.PageAsync(fixture.Web.Address, width: 360, touch: true);
        await page.GotoAsync("/demande");
        await new FormWalk(selector => page.Locator(selector), "access", "objection")
        {
            Touching = true,
            Looking = async step => Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360, step),
        }.FileAsync();
        await Browser.ShootAsync(page, "touched-360");
        await page.GetByRole(AriaRole.Link, new() { Name = "Suivre la demande" }).TapAsync();
        await Expect(page.Locator("#code")).ToBeVisibleAsync();
    }

    // Tabs to it, from wherever one is, and looks at each stop.
    private static async Task PressAsync(IPage page, string selector, string key)
    {
        var wanted = page.Locator(selector).First;
        for (var stops = 0; !await wanted.EvaluateAsync<bool>("one => one === document.activeElement"); stops++)
        {
            Assert.True(stops < 60, $"{page.Url}: Tab never came to {selector}");
            await page.Keyboard.PressAsync("Tab");
            Assert.Equal("", await page.EvaluateAsync<string>(Drawn));
        }

        await page.Keyboard.PressAsync(key);
    }

    // A key does not wait for the page that it leads to.
    private static Task LeftAsync(IPage page, string step) => Expect(page).Not.ToHaveURLAsync(new Regex($"/{step}$"));

    private static async Task WriteAsync(IPage page, string selector, string text)
    {
        await PressAsync(page, selector, "End");
        await page.Keyboard.TypeAsync(text);
    }
}
