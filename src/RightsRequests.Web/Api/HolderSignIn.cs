using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Holders;

namespace RightsRequests.Web.Api;

/// <summary>Lets a data holder in at its own address only. A wrong key, an unknown holder and another one's address look alike from outside.</summary>
internal sealed class HolderSignIn : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var cancel = http.RequestAborted;
        var asked = (string)http.Request.RouteValues["id"]!;
        var key = Bearer.Of(http);
        var holder = key.Length is 0 or > 200 ? null : await http.RequestServices.GetRequiredService<HolderKeyDesk>().HolderOfAsync(key, cancel);
        if (holder is not null && holder == asked)
        {
            http.Response.Headers.CacheControl = "no-store";
            return await next(context);
        }

        if (holder is not null)
        {
            // Nothing of the address as it was called: it may hold anything.
            await http.RequestServices.GetRequiredService<HolderDesk>().MisusedAsync(holder, "La clé de ce service a servi à l’adresse d’un autre. / The key of this holder was used at the address of another one.", cancel);
        }

        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.KeyNeeded();
    }
}
