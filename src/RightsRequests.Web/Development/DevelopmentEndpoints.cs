using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;
using RightsRequests.Correspondence;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Web.Api;
using RightsRequests.Web.Staff;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Development;

/// <summary>Only mapped in development, which the host refuses in production.</summary>
internal static class DevelopmentEndpoints
{
    private const int LongestAdvanceDays = 3660;

    public static void MapDevelopment(this IEndpointRouteBuilder routes)
    {
        var development = routes.MapGroup("/dev").WithTags("development").DisableAntiforgery();
        development.MapPost("/token", Token).WithName("developmentToken").Produces<IssuedToken>();
        development.MapGet("/people", People).WithName("developmentPeople");
        development.MapGet("/outbox", OutboxAsync).WithName("developmentOutbox");
        development.MapPost("/clock", ClockAsync).WithName("developmentClock");
    }

    private static IResult Token(TokenOrder order, WebOptions options)
    {
        if (string.IsNullOrWhiteSpace(order.User) || order.User.Length > 100)
        {
            return Problems.Invalid(new Dictionary<string, string> { ["user"] = "1–100" });
        }

        var roles = order.Roles ?? [];
        return roles.All(role => Vocabulary.TryRead<Role>(role, out _))
            ? Results.Ok(new IssuedToken(DevelopmentTokens.Issue(options, order.User, roles, TimeProvider.System)))
            : Problems.Invalid(new Dictionary<string, string> { ["roles"] = string.Join(", ", Vocabulary.All<Role>()) });
    }

    private static IResult People(WebOptions options) =>
        options.PeopleFile is { } file && File.Exists(file)
            ? Results.File(Path.GetFullPath(file), "application/json")
            : Results.Json(Array.Empty<string>());

    private static async Task<IResult> OutboxAsync(DevelopmentOutbox outbox, CancellationToken cancel) =>
        Results.Ok((await outbox.ListAsync(cancel)).Select(kept => new
        {
            kept.At,
            kept.Mail.Id,
            kept.Mail.CaseId,
            kept.Mail.To,
            kept.Mail.Subject,
            kept.Mail.Text,
            Attachments = kept.Mail.Attachment is { } file ? new[] { new { file.Name, Length = file.Content.Length, file.Content } } : [],
        }));

    private static async Task<IResult> ClockAsync(ClockOrder order, OfficeClock clock, CancellationToken cancel)
    {
        if (order.Advance is null || !PeriodPattern.NormalizingIso.Parse(order.Advance).TryGetValue(NodaTime.Period.Zero, out var period))
        {
            return Problems.Invalid(new Dictionary<string, string> { ["advance"] = "P10D" });
        }

        var before = clock.GetCurrentInstant();
        var from = NodaTime.LocalDateTime.FromDateTime(before.ToDateTimeUtc());
        var days = period.Years > 10 || period.Months > 120 || period.Days > LongestAdvanceDays ? double.MaxValue : (from + period - from).ToDuration().TotalDays;
        if (days is < 0 or > LongestAdvanceDays)
        {
            return Problems.Invalid(new Dictionary<string, string> { ["advance"] = $"P0D … P{LongestAdvanceDays}D" });
        }

        return Results.Ok(new { now = await clock.AdvanceAsync(period, cancel) });
    }

    private sealed record TokenOrder(string? User, IReadOnlyList<string>? Roles);

    private sealed record IssuedToken(string AccessToken);

    private sealed record ClockOrder(string? Advance);
}
