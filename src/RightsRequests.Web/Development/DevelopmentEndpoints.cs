using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
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
        if (order.Advance is null || !PeriodPattern.NormalizingIso.Parse(order.Advance).TryGetValue(Period.Zero, out var period))
        {
            return Problems.Invalid(new Dictionary<string, string> { ["advance"] = "P10D" });
        }

        if (!IsForward(period, clock.GetCurrentInstant().InUtc().LocalDateTime))
        {
            return Problems.Invalid(new Dictionary<string, string> { ["advance"] = $"P0D … P{LongestAdvanceDays}D" });
        }

        return Results.Ok(new { now = await clock.AdvanceAsync(period, cancel) });
    }

    // Part by part at first: what is beyond every calendar cannot be added up.
    private static bool IsForward(Period by, LocalDateTime from)
    {
        const long Seconds = LongestAdvanceDays * (long)NodaConstants.SecondsPerDay;
        (long Part, long Most)[] parts =
        [
            (by.Years, 10), (by.Months, 120), (by.Weeks, LongestAdvanceDays / 7), (by.Days, LongestAdvanceDays),
            (by.Hours, Seconds / NodaConstants.SecondsPerHour), (by.Minutes, Seconds / NodaConstants.SecondsPerMinute), (by.Seconds, Seconds),
            (by.Milliseconds, Seconds * NodaConstants.MillisecondsPerSecond), (by.Ticks, Seconds * NodaConstants.TicksPerSecond), (by.Nanoseconds, Seconds * NodaConstants.NanosecondsPerSecond),
        ];
        return parts.All(one => one.Part >= 0 && one.Part <= one.Most) && Period.DaysBetween(from.Date, (from + by).Date) <= LongestAdvanceDays;
    }

    private sealed record TokenOrder(string? User, IReadOnlyList<string>? Roles);

    private sealed record IssuedToken(string AccessToken);

    private sealed record ClockOrder(string? Advance);
}
