using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using RightsRequests.Casework;
using RightsRequests.Web.Portal;
using RightsRequests.Web.Staff;

namespace RightsRequests.Web.Console;

/// <summary>Tells a page that shows a case when the case has changed since. The page stays as it is: what somebody is writing is not swept away.</summary>
internal static class CaseChanges
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    public static void MapCaseChanges(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/console/cases/{id:guid}/changes", (Guid id, long since, HttpContext http, CaseDesk desk, IHostApplicationLifetime life) =>
            TypedResults.ServerSentEvents(ChangesAsync(id, since, http.Request.Cookies[ConsolePage.LanguageCookie] == "en", desk, life.ApplicationStopping, http.RequestAborted)))
            .RequireAuthorization(StaffSignIn.ConsolePolicy).ExcludeFromDescription();

    private static async IAsyncEnumerable<SseItem<string>> ChangesAsync(
        Guid id, long since, bool english, CaseDesk desk, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        // A page left open must not keep the process from stopping.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        using var timer = new PeriodicTimer(Look);
        while (await NextAsync(timer, either.Token))
        {
            var version = await desk.VersionAsync(id, either.Token);
            if (version is null)
            {
                yield break;
            }

            if (version != since)
            {
                since = version.Value;
                yield return new(Notice(id, english));
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancel)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            // The reader or the process went away: there is nobody to tell.
            return false;
        }
    }

    private static string Notice(Guid id, bool english)
    {
        var (told, read) = english
            ? ("This case has changed since you opened it.", "Read it as it stands now")
            : ("Ce dossier a changé depuis que vous l’avez ouvert.", "Le relire tel qu’il est maintenant");
        return $"<p class=\"govuk-inset-text\">{Encoded(told)} <a class=\"govuk-link\" href=\"/console/cases/{id}\">{Encoded(read)}</a></p>";
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(FrenchSpaces.In(text));
}
