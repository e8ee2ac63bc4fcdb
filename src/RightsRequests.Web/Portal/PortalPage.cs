using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Law;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Portal;

/// <summary>A page in French, or in English under <c>/en</c>.</summary>
[IgnoreAntiforgeryToken]
public abstract class PortalPage : PageModel
{
    // The longest allowed text, each character written as three bytes in hexadecimal.
    private const long LargestTexts = 256 * 1024;

    /// <summary>The largest body taken, in bytes.</summary>
    protected virtual long LargestForm => LargestTexts;

    /// <summary>Why what was sent was not taken, though it can be sent again as it stands; null where it was.</summary>
    public string? Trouble { get; private set; }

    public bool English => Browsers.English(HttpContext);

    public string Root => English ? "/en" : "";

    public string Say(string french, string english) => English ? english : FrenchSpaces.In(french);

    public string Word(IReadOnlyDictionary<string, BilingualText> words, string word) => Say(words[word].Fr, words[word].En);

    /// <summary>An old token is told on the page, with what was written still there, and not by an error.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsPost(Request.Method))
        {
            if (Request.ContentLength > LargestForm)
            {
                context.Result = StatusCode(StatusCodes.Status413PayloadTooLarge);
                return;
            }

            if (!await HasTokenAsync())
            {
                Expired();
                if (!Browsers.Reads(HttpContext))
                {
                    context.Result = StatusCode(Response.StatusCode);
                    return;
                }
            }
        }

        await next();
    }

    /// <summary>Does it, unless there is trouble already; an outage of the database is trouble too.</summary>
    protected async Task TryAsync(Func<Task> act)
    {
        if (Trouble is not null)
        {
            return;
        }

        try
        {
            await act();
        }
        catch (Exception fault) when (Outage.OfDatabase(fault))
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = "10";
            Trouble = Say(
                "Le service est momentanément indisponible. Rien n’a été enregistré ; ce que vous avez écrit est encore ci-dessous. Envoyez-le de nouveau dans quelques minutes.",
                "The service is temporarily unavailable. Nothing was stored; what you wrote still stands below. Send it again in a few minutes.");
        }
    }

    private void Expired()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        Trouble = Say(
            "Cette page est restée ouverte trop longtemps. Rien n’a été enregistré ; ce que vous avez écrit est encore ci-dessous. Relisez-le, puis envoyez-le de nouveau.",
            "This page was open for too long. Nothing was stored; what you wrote still stands below. Check it, then send it again.");
    }

    private async Task<bool> HasTokenAsync()
    {
        try
        {
            return await HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(HttpContext);
        }
        catch (AntiforgeryValidationException)
        {
            // The form itself cannot be read.
            return false;
        }
    }

    /// <summary>This page's half of a message in French and English, as a sentence.</summary>
    public string Half(string message)
    {
        var half = message.Split(" / ", 2) is [var french, var english] ? Say(french, english) : message;
        return char.ToUpper(half[0], CultureInfo.InvariantCulture) + half[1..];
    }

    /// <summary>The moment on the organisation's clocks.</summary>
    public static ZonedDateTime InParis(Instant at) => at.InZone(DateTimeZoneProviders.Tzdb["Europe/Paris"]);

    public string Day(LocalDate day) =>
        English ? day.ToString("d MMMM uuuu", CultureInfo.GetCultureInfo("en-GB"))
        : day.Day == 1 ? "1er" + day.ToString(" MMMM uuuu", CultureInfo.GetCultureInfo("fr-FR"))
        : day.ToString("d MMMM uuuu", CultureInfo.GetCultureInfo("fr-FR"));
}
