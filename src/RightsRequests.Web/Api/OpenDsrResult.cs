using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.OpenDsr;

namespace RightsRequests.Web.Api;

/// <summary>A body with its signature: over the bytes as they leave.</summary>
internal sealed class OpenDsrResult(DsrReply reply, DsrVersion version) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var key = httpContext.RequestServices.GetRequiredService<DsrKeyRing>().Key;
        httpContext.Response.Headers[version.DomainHeader] = key.Domain;
        httpContext.Response.Headers[version.SignatureHeader] = key.Sign(reply.Body);
        return new UnsignedDsrResult(reply).ExecuteAsync(httpContext);
    }
}

/// <summary>The same from who has no key.</summary>
internal sealed class UnsignedDsrResult(DsrReply reply) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var answer = httpContext.Response;
        answer.StatusCode = reply.Code;
        answer.ContentType = "application/json";
        answer.ContentLength = reply.Body.Length;
        answer.Headers.CacheControl = "no-store";
        answer.Headers.Pragma = "no-cache";
        await answer.Body.WriteAsync(reply.Body, httpContext.RequestAborted);
    }
}
