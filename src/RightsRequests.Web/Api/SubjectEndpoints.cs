using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RightsRequests.Delivery;
using RightsRequests.Files;
using RightsRequests.Identity;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Api;

/// <summary>What the data subject does to a request: write, withdraw, prove who they are.</summary>
internal static class SubjectEndpoints
{
    private const int LargestBody = 64 * 1024;
    private const int LongestKey = 200;

    public static void MapSubject(this IEndpointRouteBuilder routes)
    {
        var request = routes.MapGroup("/api/v1/requests/{reference}").WithTags("public").RequireRateLimiting(Limits.Tracking).DisableAntiforgery()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests).ProducesFailures();
        request.MapGet("/messages", MessagesAsync).WithName("requestMessages")
            .Produces<IReadOnlyList<SubjectMessage>>().ProducesProblem(StatusCodes.Status403Forbidden);
        request.MapPost("/messages", WriteAsync).WithName("writeMessage")
            .Accepts<NewMessage>("application/json").Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        request.MapPost("/withdrawal", WithdrawAsync).WithName("withdrawRequest")
            .Accepts<Withdrawal>("application/json").Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        request.MapPost("/evidence", EvidenceAsync).WithName("sendEvidence")
            .Accepts<Stream>("application/pdf", "image/jpeg", "image/png").Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithMetadata(new RequestSizeLimitAttribute(FileJudge.LargestFile + 1));
    }

    private static async Task<IResult> MessagesAsync(string reference, HttpContext http, SubjectDesk desk, CancellationToken cancel) =>
        Answer(await desk.MessagesAsync(reference, Bearer.Of(http), cancel));

    private static async Task<IResult> WriteAsync(string reference, HttpContext http, SubjectDesk desk, CancellationToken cancel)
    {
        var (body, wrong) = await JsonBody.ReadAsync<NewMessage>(http, cancel);
        if (body is null)
        {
            return wrong!;
        }

        var key = http.Request.Headers["Idempotency-Key"].ToString();
        return key.Length > LongestKey
            ? Problems.KeyTooLong(LongestKey)
            : Answer(await desk.WriteAsync(reference, Bearer.Of(http), body.Text ?? "", key.Length == 0 ? null : key, cancel));
    }

    private static async Task<IResult> WithdrawAsync(string reference, HttpContext http, SubjectDesk desk, CancellationToken cancel)
    {
        var (body, wrong) = await JsonBody.ReadAsync<Withdrawal>(http, cancel);
        return body is null ? wrong! : Answer(await desk.WithdrawAsync(reference, Bearer.Of(http), body.Cases ?? [], cancel));
    }

    private static async Task<IResult> EvidenceAsync(string reference, HttpContext http, EvidenceDesk desk, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        await http.Request.Body.CopyToAsync(file, cancel);
        return Answer(await desk.ReceiveAsync(reference, Bearer.Of(http), [file.ToArray()], cancel));
    }

    private static IResult Answer(SubjectOutcome outcome) => outcome switch
    {
        SubjectDone => Results.NoContent(),
        MessagesRead read => Results.Ok(read.Messages),
        SubjectNeedsSession => Problems.With("session-needed", StatusCodes.Status403Forbidden, "Demandez un code à usage unique. / Ask for a one-time code."),
        SubjectInvalid invalid => Problems.Invalid(new Dictionary<string, string> { [invalid.Field] = $"{invalid.Why.Fr} / {invalid.Why.En}" }),
        SubjectRefused { Later: true } refused => Problems.With("try-later", StatusCodes.Status503ServiceUnavailable, $"{refused.Why.Fr} / {refused.Why.En}"),
        SubjectRefused refused => Problems.NotAllowedNow($"{refused.Why.Fr} / {refused.Why.En}"),
        _ => Problems.NotFound(),
    };

    /// <param name="Text">At most 10,000 characters.</param>
    private sealed record NewMessage(string? Text);

    // A misspelt member, passed over, would withdraw all.
    /// <param name="Cases">Ids of the cases to withdraw; empty or left out: all that are open.</param>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record Withdrawal(IReadOnlyList<Guid>? Cases);
}
