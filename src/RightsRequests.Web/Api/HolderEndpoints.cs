using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using RightsRequests.Contracts;
using RightsRequests.Holders;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Api;

/// <summary>Data holders without a broker: they fetch queries and post answers.</summary>
internal static class HolderEndpoints
{
    private const int LongestWait = 60;
    private const int LongestLease = 3600;
    private const int UsualLease = 60;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public static void MapHolders(this IEndpointRouteBuilder routes)
    {
        var holder = routes.MapGroup("/api/v1/holders/{id}").WithTags("holders").DisableAntiforgery().RequireRateLimiting(Limits.Holders)
            .AddEndpointFilter<RouteGroupBuilder, HolderSignIn>()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests).ProducesFailures();
        holder.MapGet("/queries", PullAsync).WithName("pullQueries")
            .Produces<IReadOnlyList<RightsQuery>>().ProducesProblem(StatusCodes.Status400BadRequest);
        holder.MapPost("/answers", AnswerAsync).WithName("postAnswer")
            .Accepts<RightsAnswer>("application/json").Produces<Taken>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithMetadata(new RequestSizeLimitAttribute(RightsLimits.AnswerBytes));
        holder.MapContent();
    }

    private static async Task<IResult> PullAsync(string id, string? wait, string? lease, IServiceScopeFactory scopes, IHostApplicationLifetime life, HttpContext http)
    {
        Dictionary<string, string> errors = [];
        var seconds = Seconds("wait", wait, 0, 0, LongestWait, errors);
        var leased = Duration.FromSeconds(Seconds("lease", lease, UsualLease, 1, LongestLease, errors));
        if (errors.Count > 0)
        {
            return Problems.Invalid(errors);
        }

        // Whoever waits must not keep the process from stopping.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping, http.RequestAborted);
        using var timer = new PeriodicTimer(Look);
        var until = TimeProvider.System.GetTimestamp();
        IReadOnlyList<FetchedQuery> found;
        while ((found = await TakeAsync(id, leased, scopes, http.RequestAborted)).Count == 0
            && TimeProvider.System.GetElapsedTime(until) < TimeSpan.FromSeconds(seconds)
            && await NextAsync(timer, either.Token))
        {
        }

        return new QueryList(found);
    }

    // A scope for each look: no connection is held while nothing happens.
    private static async Task<IReadOnlyList<FetchedQuery>> TakeAsync(string holder, Duration lease, IServiceScopeFactory scopes, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<QueryShelf>().TakeAsync(holder, lease, cancel);
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancel)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<IResult> AnswerAsync(string id, HttpContext http, HolderDesk desk, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, cancel);
        return await desk.AnswerArrivedAsync(new(body.ToArray(), id, null) { Trace = http.Request.Headers.TraceParent }, cancel) switch
        {
            AnswerAccepted => Results.Json(new Taken("accepted"), statusCode: StatusCodes.Status202Accepted),
            AnswerContradicts other => Problems.With("answer-contradicts", StatusCodes.Status409Conflict, "Gardée ; une personne décidera. / Kept; a person will decide.", other.Reason),
            AnswerRefused refused => Problems.With("answer-refused", StatusCodes.Status422UnprocessableEntity, "Gardée comme incident. / Kept as an incident.", refused.Reason),
            var unknown => throw new InvalidOperationException($"No answer for {unknown.GetType().Name}."),
        };
    }

    private static int Seconds(string name, string? text, int otherwise, int least, int most, Dictionary<string, string> errors)
    {
        if (text is null)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= least && seconds <= most)
        {
            return seconds;
        }

        errors[name] = $"{least}–{most} s";
        return otherwise;
    }

    /// <param name="Status"><c>accepted</c>: it stands, now or since it came before.</param>
    private sealed record Taken(string Status);

    /// <summary>Queries as they were written, byte for byte.</summary>
    private sealed class QueryList(IReadOnlyList<FetchedQuery> queries) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            if (RightsTrace.Write(queries.Select(one => (one.QueryId.ToString(), one.Trace))) is { } traces)
            {
                httpContext.Response.Headers[RightsTrace.Header] = traces;
            }

            await using var json = new Utf8JsonWriter(httpContext.Response.BodyWriter);
            json.WriteStartArray();
            foreach (var query in queries)
            {
                json.WriteRawValue(query.Body);
            }

            json.WriteEndArray();
        }
    }
}
