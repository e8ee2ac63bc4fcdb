using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Web.Api;
using RightsRequests.Web.Portal;

namespace RightsRequests.Web.Operations;

/// <summary>Requests per minute and address on the public endpoints.</summary>
public static class Limits
{
    public const string Filing = "filing";
    public const string Tracking = "tracking";

    /// <summary>Pages of the form before it is sent.</summary>
    public const string Writing = "writing";
    public const string Holders = "holders";
    public const string Codes = "codes";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    internal static void AddLimits(this IServiceCollection services, WebOptions options) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            if (Browsers.Reads(rejected.HttpContext))
            {
                await FailurePage.WriteAsync(rejected.HttpContext);
                return;
            }

            await Problems.With("too-many-requests", StatusCodes.Status429TooManyRequests, "Trop de demandes ; réessayez dans une minute. / Too many requests; try again in a minute.")
                .ExecuteAsync(rejected.HttpContext);
        };
        limits.AddPolicy(Filing, http => Partition(http, options, 20));
        limits.AddPolicy(Writing, http => Partition(http, options, 120));
        limits.AddPolicy(Codes, http => Partition(http, options, 20));
        // Behind one address many systems may poll, and each poll may wait.
        limits.AddPolicy(Holders, http => Partition(http, options, 600));
        limits.AddPolicy(Tracking, http => Partition(http, options, 60));
    });

    private static RateLimitPartition<string> Partition(HttpContext http, WebOptions options, int permitted)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        var limit = options.Development && IPAddress.IsLoopback(address) ? options.FromThisMachine : permitted;
        return RateLimitPartition.GetFixedWindowLimiter(
            address.ToString(),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = Window });
    }
}
