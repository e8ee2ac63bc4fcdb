using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Holders;
using RightsRequests.OpenDsr;

namespace RightsRequests.Web.Api;

/// <summary>Lets a declared controller in by its key.</summary>
internal sealed class OpenDsrSignIn(DsrVersion version) : IEndpointFilter
{
    private static readonly object Key = new();

    /// <summary>Who signed in.</summary>
    public static string Controller(HttpContext http) => (string)http.Items[Key]!;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.RequestServices.GetRequiredService<DsrKeyRing>().IsSet)
        {
            return Problems.NotFound();
        }

        var key = Bearer.Of(http);
        var controller = key.Length is 0 or > 200 ? null : await http.RequestServices.GetRequiredService<HolderKeyDesk>().ControllerOfAsync(key, http.RequestAborted);
        if (controller is null)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return new OpenDsrResult(new DsrReply(DsrFailure.Of(StatusCodes.Status401Unauthorized, "KeyNeeded", "Authorization: Bearer KEY")), version);
        }

        http.Items[Key] = controller;
        return await next(context);
    }
}
