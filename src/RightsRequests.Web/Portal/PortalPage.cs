using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Web.Forms;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Portal;

/// <summary>A page in French, or in English under <c>/en</c>.</summary>
[IgnoreAntiforgeryToken]
public abstract class PortalPage : BilingualPage
{
    // The longest allowed text, each character written as three bytes in hexadecimal.
    private const long LargestTexts = 256 * 1024;

    /// <summary>The largest body taken, in bytes.</summary>
    protected virtual long LargestForm => LargestTexts;

    /// <summary>Why what was sent was not taken, though it can be sent again as it stands; null where it was.</summary>
    public string? Trouble { get; private set; }

    public override bool English => Browsers.English(HttpContext);

    /// <summary>What every link within the portal begins with: the place and the language.</summary>
    public string Root => PortalPlace.Root(HttpContext, English);

    /// <summary>At whose door the person stands, and whether in a frame.</summary>
    public PortalPlace Place => PortalPlace.Of(HttpContext);

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

    /// <summary>A one-time code, which people copy with spaces.</summary>
    protected static string Digits(string? code) => string.Concat((code ?? "").Where(char.IsAsciiDigit));

    /// <summary>Does it, unless there is trouble already; an outage is trouble too.</summary>
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
        catch (Exception fault) when (Outage.Is(fault))
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
        Trouble = Place.Embedded && Request.Cookies.Count == 0
            ? Say(
                "Votre navigateur ne garde rien pour une page affichée dans une autre. Rien n’a été enregistré. Ouvrez le formulaire dans un nouvel onglet, par le lien en bas de cette page.",
                "Your browser keeps nothing for a page shown inside another. Nothing was stored. Open the form in a new tab, by the link at the end of this page.")
            : Say(
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
}
