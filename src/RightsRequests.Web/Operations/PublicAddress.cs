using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace RightsRequests.Web.Operations;

/// <summary>The address that the organisation named, in place of the one that a caller, or what ends TLS before us, wrote.</summary>
internal static class PublicAddress
{
    /// <summary>Where the public address is https, every request is taken as come by it: cookies are for https alone, and an address written into an answer, or handed to a provider of identities, is ours.</summary>
    public static void UsePublicAddress(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<OfficeOptions>().PublicUrl is not { } known || known.Scheme != Uri.UriSchemeHttps)
        {
            return;
        }

        var host = HostString.FromUriComponent(known);
        app.Use((http, next) =>
        {
            http.Request.Scheme = Uri.UriSchemeHttps;
            http.Request.Host = host;
            return next(http);
        });
    }
}
