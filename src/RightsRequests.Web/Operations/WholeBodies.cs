using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;

namespace RightsRequests.Web.Operations;

/// <summary>What is sent is read to its end, even while the server stops.</summary>
internal static class WholeBodies
{
    // A server that is told to stop breaks off the reading of bodies still coming in. Whoever reads them as a stream
    // reads on; whoever reads the server's own pipe, as JSON is read, fails, and a request sent whole is answered 500.
    public static void UseWholeBodies(this IApplicationBuilder app) => app.Use(next => http =>
    {
        http.Features.Set<IRequestBodyPipeFeature>(new RequestBodyPipeFeature(http));
        return next(http);
    });
}
