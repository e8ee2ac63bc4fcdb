using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Law;
using RightsRequests.Web.Operations;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Portal;

/// <summary>What a person reads instead of a problem: what happened, what is lost, what to do. Needs no database, no token and no other page.</summary>
internal static class FailurePage
{
    private static readonly BilingualText Later = new(
        "Rien n’a été enregistré. Revenez à la page précédente de votre navigateur, puis envoyez-la de nouveau dans quelques minutes : ce que vous aviez écrit y est encore le plus souvent.",
        "Nothing was stored. Go back to the previous page of your browser and send it again in a few minutes: what you wrote is usually still there.");

    private static readonly Dictionary<int, (BilingualText Title, BilingualText Text)> Words = new()
    {
        [StatusCodes.Status403Forbidden] = (
            new("Votre rôle ne le permet pas", "Your role does not allow it"),
            new("Rien n’a été montré ni changé. Demandez à une personne dont le rôle le permet.", "Nothing was shown or changed. Ask somebody whose role allows it.")),
        [StatusCodes.Status404NotFound] = (
            new("Cette page n’existe pas", "This page does not exist"),
            new("L’adresse est peut-être incomplète. Vous pouvez repartir de l’accueil.", "The address may be incomplete. You can start again from the first page.")),
        [StatusCodes.Status413PayloadTooLarge] = (
            new("Votre envoi est trop volumineux", "What you sent is too large"),
            new(
                "Rien n’a été enregistré. Revenez à la page précédente, puis raccourcissez votre texte ou choisissez un fichier plus léger ; vous pourrez envoyer le reste par courrier.",
                "Nothing was stored. Go back to the previous page, then shorten your text or choose a smaller file; you can send the rest by post.")),
        [StatusCodes.Status429TooManyRequests] = (new("Trop de demandes à la fois", "Too many requests at once"), Later),
        [StatusCodes.Status503ServiceUnavailable] = (new("Le service est momentanément indisponible", "The service is temporarily unavailable"), Later),
        [StatusCodes.Status500InternalServerError] = (new("Une erreur s’est produite de notre côté", "Something went wrong on our side"), Later),
    };

    private static readonly (BilingualText Title, BilingualText Text) Other = (new("Nous n’avons pas compris cet envoi", "We did not understand what was sent"), Later);

    /// <summary>Writes the page with the status that the answer has.</summary>
    public static async Task WriteAsync(HttpContext http)
    {
        var (title, text) = Words.GetValueOrDefault(http.Response.StatusCode, Other);
        var language = Browsers.English(http) ? "en" : "fr";
        var organisation = http.RequestServices.GetRequiredService<Policy>().Organisation;
        // Staff go back to their list, and write no letter to their own organisation.
        var console = Browsers.InConsole(http);
        var (home, homeText) = console
            ? ("/console", new BilingualText("Retour à la liste", "Back to the list"))
            : (http.Request.PathBase + (language == "en" ? "/en" : "/"), new BilingualText("Retour à l’accueil", "Back to the first page"));
        var post = string.Join("<br>", organisation.RequestsAddress.AddressLines.Prepend(organisation.RequestsAddress.Name).Select(HtmlEncoder.Default.Encode));
        var page = $"""
            <!DOCTYPE html>
            <html lang="{language}" dir="ltr" class="govuk-template">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{Say(title)} – {HtmlEncoder.Default.Encode(organisation.Controllers[0].Name)}</title>
              <link rel="stylesheet" href="{Assets.Address("govuk.css")}">
              <link rel="stylesheet" href="{Assets.Address("portal.css")}">
            </head>
            <body class="govuk-template__body">
              <div class="govuk-width-container">
                <main class="govuk-main-wrapper">
                  <h1 class="govuk-heading-l">{Say(title)}</h1>
                  <p class="govuk-body-l" role="alert">{Say(text)}</p>
                  <p><a class="govuk-button" href="{home}">{Say(homeText)}</a></p>
                  {(console ? "" : $"""<h2 class="govuk-heading-m">{Say(new("Par courrier", "By post"))}</h2><address class="govuk-body">{post}</address>""")}
                </main>
              </div>
            </body>
            </html>
            """;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(page);

        string Say(BilingualText words) => HtmlEncoder.Default.Encode(FrenchSpaces.In(words.In(language)));
    }
}
